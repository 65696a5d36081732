import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactor } from '#database';
import { Clock } from '#kernel';
import { EnrollmentRepository } from '#pilots';
import type { AwardFacts } from './award-facts.queries.js';
import { Award } from '../award.entity.js';
import { AwardRepository } from '../award.repository.js';
import { Credentials } from './credentials.js';
import { validUntil } from '../document/validity.document.js';

/**
 * Issues the badge for an enrollment with a met submission, and moves the enrollment to `earned` (rule 17). It happens
 * exactly once, even after crashes and repeats: an enrollment has one award, and the credential is decided before it is
 * signed.
 * @throws DomainError `enrollment.transition` (409) when the enrollment can no longer earn, for example after a
 * withdrawal.
 */
@Injectable()
export class IssueAward {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
    private readonly enrollments: EnrollmentRepository,
    private readonly awards: AwardRepository,
    private readonly credentials: Credentials,
  ) {}

  async run(facts: AwardFacts): Promise<Award> {
    const { enrollmentId, personId, version } = facts;
    const earlier = await this.dataSource.manager.findOneBy(Award, { enrollmentId });
    if (earlier !== null) return earlier;

    const { issuance, credential } = await this.credentials.first(facts);
    const award: Award = {
      id: issuance.awardId,
      achievementId: version.id,
      personId,
      enrollmentId,
      composite: null,
      state: 'issued',
      credentialId: credential.id,
      issuedAt: issuance.validFrom,
      validUntil: validUntil(issuance.validFrom, version.content.validity?.months ?? null),
      revision: 1,
    };
    return this.transactor.run(async (tx) => {
      if (!(await this.awards.add(tx, award, credential))) return tx.findOneByOrFail(Award, { enrollmentId });
      await this.enrollments.move(tx, { of: enrollmentId, command: 'earn', actorId: null, at: this.clock.now() });
      return award;
    });
  }
}
