import { DataSource } from 'typeorm';
import { Checks, counted, type Finding, type SystemCheck } from '#watch';

/** Whether every event in the record came from Laurel. */
@Checks({ kind: 'record', name: 'Audit trail' })
export class RecordCheck implements SystemCheck {
  constructor(private readonly dataSource: DataSource) {}

  async check(): Promise<Finding> {
    const [{ inserted, since }] = (await this.dataSource.query(
      `SELECT count(*)::int AS inserted, min(recorded_at) AS since FROM record_entry WHERE source = 'unmarked'`,
    )) as [{ inserted: number; since: Date | null }];
    if (inserted === 0) return { state: 'ok', words: 'Every event in the audit trail was written by Laurel.' };
    return {
      state: 'failing',
      words: `${counted(inserted, 'event')} in the audit trail ${inserted === 1 ? 'was' : 'were'} not written by Laurel. Somebody wrote to the database directly, or a program with another SECRET did.`,
      remedy: 'Run verify-audit, which names the events, and find out who can write to the database.',
      since: since ?? undefined,
    };
  }
}
