import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { PersonQueries } from '#identity';
import { notFound } from '#kernel';
import { PilotQueries } from '#pilots';
import { DataSource } from 'typeorm';
import { isOnTime } from './domain/submission.policy.js';
import { OwnSubmissions } from './own-submissions.js';
import { drawReceipt } from './receipt.paper.js';

/** Receipts as papers to keep. */
@Injectable()
export class Receipts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnSubmissions,
    private readonly people: PersonQueries,
    private readonly pilots: PilotQueries,
    @Inject(CONFIGURATION) private readonly configuration: Pick<Configuration, 'issuerName'>,
  ) {}

  /**
   * The receipt of one's own sealed submission, a PDF: the manifest's hash, every file's, and the times with their zone.
   * @throws DomainError `submission.not-found`; `receipt.not-found` before it is sealed.
   */
  async pdf(actorId: string, submissionId: string): Promise<Buffer> {
    const { submission, enrollment, version } = await this.own.find(this.dataSource.manager, actorId, submissionId);
    const { manifest, manifestSha256, sealedAt } = submission;
    if (manifest === null || manifestSha256 === null || sealedAt === null) throw notFound('receipt');
    const [{ name }, { pilot }] = await Promise.all([
      this.people.byId(enrollment.personId),
      this.pilots.dated(enrollment.pilotId),
    ]);
    return drawReceipt({
      issuer: this.configuration.issuerName,
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
}
