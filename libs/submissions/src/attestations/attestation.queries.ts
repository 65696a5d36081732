import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { AttestationTexts, AttestationView, AttestedView } from '#contracts';
import type { PersonActor } from '#identity';
import { Clock, notFound } from '#kernel';
import { OwnSubmissions } from '../own-submissions.js';
import { SubmissionRepository } from '../submission.repository.js';
import { attestationOf, textInForce } from './attestation-of.js';
import { AttestationText } from './attestation-text.entity.js';
import { Attestation } from './attestation.entity.js';
import { attestationGap, attestedTo } from './attestation.policy.js';

/** What candidates attest to: for themselves, and for administrators. Reviewers do not see it. */
@Injectable()
export class AttestationQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
  ) {}

  /** The text in force, with the candidate's own answers. Once sealed, the text that they attested to. */
  async forCandidate(actor: PersonActor, submissionId: string): Promise<z.input<typeof AttestationView>> {
    const { manager } = this.dataSource;
    const { submission } = await this.own.findPersonal(manager, actor, submissionId);
    const { attestation, inForce } = await attestationOf(manager, submissionId, this.clock.now());
    if (attestation === null) return { text: inForce, complete: false, attested: null };
    const answered = attestation.textVersion === inForce.version ? inForce : await this.text(attestation);
    const text = submission.state === 'draft' ? inForce : answered;
    return {
      text,
      complete: attestationGap(attestation, text) === null,
      attested: attestedTo(answered, attestation),
    };
  }

  /**
   * What the candidate of a submission attested to, in words.
   * @throws DomainError `submission.not-found`; `attestation.not-found` before they attest.
   */
  async attested(submissionId: string): Promise<z.input<typeof AttestedView>> {
    const { manager } = this.dataSource;
    await this.submissions.find(manager, submissionId);
    const attestation = await manager.findOneBy(Attestation, { submissionId });
    if (attestation === null) throw notFound('attestation');
    return attestedTo(await this.text(attestation), attestation);
  }

  /** Every version of the program's text, the latest first. */
  async texts(programId: string): Promise<z.input<typeof AttestationTexts>> {
    const { manager } = this.dataSource;
    const items = await manager.find(AttestationText, { where: { programId }, order: { version: 'DESC' } });
    return {
      items,
      inForce: (await textInForce(manager, { kind: 'program', id: programId }, this.clock.now())).version,
      revision: items[0]!.version,
    };
  }

  private text({ programId, textVersion: version }: Attestation): Promise<AttestationText> {
    return this.dataSource.manager.findOneByOrFail(AttestationText, { programId, version });
  }
}
