import { DataSource } from 'typeorm';
import { DatabaseClock } from '#database';
import { Sweep, type Sweeper } from '#jobs';
import { ProgramQueries } from '#programs';
import { PrivacyTermsQueries } from '../terms/privacy-terms.queries.js';
import { type RetainedKind, retainedKinds } from '../vocabulary.js';
import { DeletePast } from './delete-past.js';
import { PastPeople } from './past-people.js';
import { pastBefore } from './periods.policy.js';

const atOnce = 20;

/** Deletes what is past its period, while an administrator of its program has switched that on. */
@Sweep({ name: 'delete-past', everySeconds: 600 })
export class DeletePastSweep implements Sweeper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly terms: PrivacyTermsQueries,
    private readonly programs: ProgramQueries,
    private readonly past: PastPeople,
    private readonly deletePast: DeletePast,
    private readonly clock: DatabaseClock,
  ) {}

  async sweep(): Promise<number> {
    let done = 0;
    for (const { personId, kind } of await this.deletePast.unfinished()) done += await this.delete(personId, kind);
    for (const { id } of await this.programs.all()) done += await this.sweepProgram(id);
    return done;
  }

  private async sweepProgram(programId: string): Promise<number> {
    const { retentionOn, periods } = await this.terms.shown({ kind: 'program', id: programId });
    if (!retentionOn) return 0;
    let done = 0;
    for (const kind of retainedKinds) {
      const days = periods[kind];
      if (days === null) continue;
      const before = pastBefore(await this.clock.now(), days);
      const people = await this.past.of(this.dataSource.manager, { programId, kind, before }, { limit: atOnce });
      for (const { id } of people) done += await this.delete(id, kind);
    }
    return done;
  }

  private async delete(personId: string, kind: RetainedKind): Promise<number> {
    return (await this.deletePast.run({ personId, kind })) ? 1 : 0;
  }
}
