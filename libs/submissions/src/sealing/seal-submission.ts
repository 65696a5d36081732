import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import { type PersonActor, PersonQueries } from '#identity';
import { EnrollmentRepository } from '#pilots';
import { attestationOf } from '../attestations/attestation-of.js';
import { contentsOf } from '../contents.js';
import { OwnSubmissions } from '../own-submissions.js';
import { Submission } from '../submission.entity.js';
import { submissionLifecycle } from '../submission.lifecycle.js';
import { SubmissionRepository } from '../submission.repository.js';
import { SealTeam } from '../teams/seal-team.js';
import { sealsWithTeam } from '../teams/team-round.js';
import { manifestHash, orderManifest } from './manifest.document.js';
import { manifestOf } from './manifest-of.js';
import { changedMeanwhile } from './changed-meanwhile.js';
import { SealReadiness } from './seal-readiness.js';

/**
 * Seals a submission (rule 8): checks that nothing is missing and that the store has every file as recorded, freezes
 * the contents under a manifest, and submits the enrollment. The seal is on time if the request arrived before the
 * deadline, by the database's clock. When a seal and an expiry race, one wins. What a team shows is sealed for all of its
 * members (rule 48).
 * @throws DomainError `submission.incomplete` (409) with everything that is missing; `submission.file-damaged` (409);
 *   `enrollment.closed` (409) after the deadline; `submission.changed` (409) when the draft was changed meanwhile;
 *   `submission.transition` (409) when it is sealed already.
 */
@Injectable()
export class SealSubmission {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonQueries,
    private readonly clock: DatabaseClock,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
    private readonly enrollments: EnrollmentRepository,
    private readonly readiness: SealReadiness,
    private readonly team: SealTeam,
  ) {}

  async run({ actor, submissionId }: { actor: PersonActor; submissionId: string }): Promise<Submission> {
    const arrivedAt = await this.clock.now();
    const { own, contents, attested } = await this.transactor.run(async (tx) => ({
      own: await this.own.findPersonal(tx, actor, submissionId),
      contents: await contentsOf(tx, submissionId),
      attested: await attestationOf(tx, submissionId, arrivedAt),
    }));
    submissionLifecycle.next(own.submission.state, 'seal');
    if (sealsWithTeam(own)) return this.team.run({ actor, own, arrivedAt });
    await this.readiness.refuseUnready(own, contents, attested);

    const { name } = await this.people.byId(actor.id);
    const manifest = orderManifest(manifestOf(own, contents, attested, arrivedAt));
    return this.transactor.run(async (tx) => {
      const current = await this.submissions.lock(tx, submissionId);
      submissionLifecycle.next(current.state, 'seal');
      if (current.revision !== own.submission.revision) throw changedMeanwhile();
      const sealed = await this.submissions.move(
        tx,
        { of: current, command: 'seal', actorId: actor.id },
        { sealedAt: arrivedAt, sealedAs: name, manifest, manifestSha256: manifestHash(manifest) },
      );
      await this.enrollments.move(tx, {
        of: own.enrollment.id,
        command: 'submit',
        actorId: actor.id,
        at: arrivedAt,
        onlyOnTime: true,
      });
      return sealed;
    });
  }
}
