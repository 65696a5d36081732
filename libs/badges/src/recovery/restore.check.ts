import { DatabaseHome } from '#database';
import { Checks, type Finding, type SystemCheck } from '#watch';

/** Whether badges wait because the database was restored from a backup. */
@Checks({ kind: 'restore', name: 'Database copy' })
export class RestoreCheck implements SystemCheck {
  constructor(private readonly home: DatabaseHome) {}

  async check(): Promise<Finding> {
    const signs = await this.home.signs();
    if (signs.length === 0) return { state: 'ok', words: 'The database is the one that Laurel last worked with.' };
    return {
      state: 'failing',
      words: `The database was restored from a backup: ${signs.join('; ')}. No badges are issued, so that none takes the place of a badge that was issued after the backup. Everything else works.`,
      remedy: 'An operator runs after-restore. The badges are issued by themselves then.',
    };
  }
}
