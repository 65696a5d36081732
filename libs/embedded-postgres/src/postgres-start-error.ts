/** PostgreSQL cannot run here. The message tells the person at the terminal why, and what would help. */
export class PostgresStartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PostgresStartError';
  }
}
