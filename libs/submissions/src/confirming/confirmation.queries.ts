import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { microCredentialsSql, VersionQueries, versionsSql } from '#catalog';
import type { AskedConfirmationView, AskedConfirmations as AskedPage } from '#contracts';
import { coachingsSql, type PersonActor, PersonQueries, peopleSql } from '#identity';
import { notFound } from '#kernel';
import { enrollmentsSql } from '#pilots';
import { contentsOf } from '../contents.js';
import { FileLinks } from '../files/file-links.js';
import { requirementOf } from '../own-submissions.js';
import { writableStates } from '../submission.policy.js';
import { contentOfArtifact } from './artifact-content.policy.js';
import { AskedConfirmations } from './asked-confirmations.js';

interface AskedRow {
  id: string;
  candidateId: string;
  candidateName: string;
  code: string;
  title: string;
  kind: string;
  versionId: string;
  askedAt: Date;
}

/** What candidates ask their coaches to confirm. A coach reads that artifact, and nothing else of the work (rule 36). */
@Injectable()
export class ConfirmationQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly asked: AskedConfirmations,
    private readonly people: PersonQueries,
    private readonly links: FileLinks,
    private readonly versions: VersionQueries,
  ) {}

  /** What waits for this coach, the longest first. */
  async waitingFor(coachId: string): Promise<z.input<typeof AskedPage>> {
    const rows = await this.dataSource.query<AskedRow[]>(
      `SELECT confirmation.id, person.id AS "candidateId", person.name AS "candidateName", credential.code, credential.title,
              confirmation.kind, version.id AS "versionId",
              confirmation.asked_at AS "askedAt"
         FROM confirmation
         JOIN submission ON submission.id = confirmation.submission_id
         JOIN ${enrollmentsSql} enrollment ON enrollment.id = submission.enrollment_id
         JOIN ${coachingsSql} coaching ON coaching.candidate_id = enrollment.person_id
         JOIN ${peopleSql} person ON person.id = enrollment.person_id
         JOIN ${versionsSql} version ON version.id = enrollment.version_id
         JOIN ${microCredentialsSql} credential ON credential.id = version.micro_credential_id
        WHERE coaching.coach_id = $1 AND confirmation.state = 'asked' AND submission.state = 'draft' AND enrollment.state = ANY ($2)
        ORDER BY confirmation.asked_at, confirmation.id LIMIT 200`,
      [coachId, writableStates],
    );
    const versions = await Promise.all(
      [...new Set(rows.map(({ versionId }) => versionId))].map((id) => this.versions.byId(id)),
    );
    const titleOf = ({ versionId, kind }: AskedRow) =>
      versions.find(({ id }) => id === versionId)!.content.artifacts.find((artifact) => artifact.kind === kind)!.title;
    return {
      items: rows.map((row) => ({
        id: row.id,
        candidate: { id: row.candidateId, name: row.candidateName },
        microCredential: { code: row.code, title: row.title },
        artifact: titleOf(row),
        askedAt: row.askedAt,
      })),
    };
  }

  /**
   * The artifact to confirm, while it is asked for.
   * @throws DomainError `confirmation.not-found`, also for someone who does not coach the candidate now.
   */
  async toConfirm(
    coach: Pick<PersonActor, 'id'>,
    confirmationId: string,
  ): Promise<z.input<typeof AskedConfirmationView>> {
    const { manager } = this.dataSource;
    const behind = await this.asked.find(manager, coach, confirmationId);
    const { confirmation, enrollment, submission, version } = behind;
    if (confirmation.state !== 'asked' || submission.state !== 'draft') throw notFound('confirmation');
    const { kind } = confirmation;
    const { title, about, guidingQuestions } = requirementOf(behind, kind);
    const contents = await contentsOf(manager, submission.id);
    const { id, name } = await this.people.byId(enrollment.personId);
    return {
      id: confirmationId,
      candidate: { id, name },
      microCredential: { code: version.code, title: version.title },
      artifact: title,
      askedAt: confirmation.askedAt,
      about,
      guidingQuestions,
      text: contents.texts.find((text) => text.kind === kind && text.words > 0)?.text ?? null,
      files: contents.files
        .filter((file) => file.kind === kind)
        .map((file) => ({
          id: file.id,
          position: file.position,
          name: file.originalName,
          mediaType: file.mediaType,
          size: file.size,
          description: file.description,
          href: this.links.to(file.id, 'own').href,
        })),
      links: contents.links.filter((link) => link.kind === kind),
      contentSha256: contentOfArtifact(kind, contents),
    };
  }
}
