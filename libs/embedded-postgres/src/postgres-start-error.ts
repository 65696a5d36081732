/** PostgreSQL cannot run here. The message says why and what would help; it is meant for the person at the terminal. */
export class PostgresStartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PostgresStartError';
  }
}
