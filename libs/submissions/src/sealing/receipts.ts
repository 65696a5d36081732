import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { Receipt } from '#contracts';
import { type PersonActor, PersonQueries } from '#identity';
import { notFound } from '#kernel';
import { isOnTime, PilotQueries } from '#pilots';
import { ProgramQueries } from '#programs';
import { type OwnSubmission, OwnSubmissions } from '../own-submissions.js';
import { drawReceipt } from './receipt.paper.js';

/** The receipts of sealed submissions, as data and as PDFs. */
@Injectable()
export class Receipts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnSubmissions,
    private readonly people: PersonQueries,
    private readonly pilots: PilotQueries,
    private readonly programs: ProgramQueries,
  ) {}

  /**
   * The receipt of the candidate's own submission.
   * @throws DomainError `submission.not-found`; `receipt.not-found` before it is sealed.
   */
  async view(actor: PersonActor, submissionId: string): Promise<z.input<typeof Receipt>> {
    const own = await this.own.findPersonal(this.dataSource.manager, actor, submissionId);
    const { submission, enrollment } = own;
    if (submission.manifest === null) throw notFound('receipt');
    return {
      submissionId,
      enrollmentId: enrollment.id,
      attempt: submission.attempt,
      submittedBy: await this.nameOn(own),
      sealedAt: submission.sealedAt!,
      closesAt: enrollment.closesAt,
      onTime: isOnTime(submission.sealedAt!, enrollment.closesAt),
      manifestSha256: submission.manifestSha256!,
      attestation: submission.manifest.attestation ?? null,
      manifest: { ...submission.manifest },
    };
  }

  /**
   * The receipt as a PDF: the hash of the manifest and of each file, and the times with their zone.
   * @throws DomainError `submission.not-found`; `receipt.not-found` before it is sealed.
   */
  async pdf(actor: PersonActor, submissionId: string): Promise<Buffer> {
    const own = await this.own.findPersonal(this.dataSource.manager, actor, submissionId);
    const { submission, enrollment, version } = own;
    const { manifest, manifestSha256, sealedAt } = submission;
    if (manifest === null || manifestSha256 === null || sealedAt === null) throw notFound('receipt');
    const [name, { pilot }] = await Promise.all([this.nameOn(own), this.pilots.dated(enrollment.pilotId)]);
    const { name: program } = await this.programs.byId(pilot.programId);
    return drawReceipt({
      program,
      candidate: name,
      pilot: pilot.title,
      manifest,
      manifestSha256,
      closesAt: enrollment.closesAt,
      onTime: isOnTime(sealedAt, enrollment.closesAt),
      zone: enrollment.zone,
      titles: new Map(version.content.artifacts.map(({ kind, title }) => [kind, title])),
    });
  }

  /** A receipt keeps the name under which it was given, also after the candidate changed it. */
  private async nameOn({ submission, enrollment }: OwnSubmission): Promise<string> {
    return submission.sealedAs ?? (await this.people.byId(enrollment.personId)).name;
  }
}
