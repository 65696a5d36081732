import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { microCredentialsSql, VersionQueries, versionsSql } from '#catalog';
import type { ArtifactKind } from '#catalog/vocabulary';
import type { DuplicatesQuery, DuplicateView } from '#contracts';
import { decodeCursor, type Page, toPage } from '#database';
import { peopleSql } from '#identity';
import { notFound } from '#kernel';
import { enrollmentsSql } from '#pilots';

type Shown = z.input<typeof DuplicateView>;
type ShownPlace = Shown['places'][number];

interface DuplicateRow extends Omit<Shown, 'places' | 'samePerson' | 'closedBy' | 'foundAt'> {
  foundAt: Date;
  closedById: string | null;
  closedByName: string | null;
}

interface PlaceRow extends Omit<ShownPlace, 'artifactTitle'> {
  duplicateId: string;
  versionId: string;
}

/** The same files and texts in the work of different enrollments, for administrators alone (rule 42). */
@Injectable()
export class DuplicateQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly versions: VersionQueries,
  ) {}

  /**
   * Those of the program; the ones found last come first. A pair with a draft is left out: the candidate may still change it. `submissionId`: what
   * concerns the enrollment of this submission, whatever the attempt.
   */
  async page({
    programId,
    state,
    kind,
    submissionId,
    hidden = [],
    cursor,
    limit,
  }: z.output<typeof DuplicatesQuery> & {
    programId: string;
    /** Submissions that the reader must not learn of, with all attempts of their enrollments (rule 27). */
    hidden?: readonly string[];
  }): Promise<Page<Shown>> {
    const [foundAt, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.dataSource.query<DuplicateRow[]>(
      `SELECT d.id, d.kind, d.state, d.words, d.percent, d.found_at AS "foundAt", d.closed_at AS "closedAt", d.note,
              closer.id AS "closedById", closer.name AS "closedByName"
         FROM duplicate d
         LEFT JOIN ${peopleSql} closer ON closer.id = d.closed_by
        WHERE d.state = $1 AND program_of_duplicate(d.id) = $8 AND ($2::text IS NULL OR d.kind = $2)
          AND NOT EXISTS (SELECT 1 FROM duplicate_place p JOIN submission s ON s.id = p.submission_id
                           WHERE p.duplicate_id = d.id AND s.state = 'draft')
          AND ($3::uuid IS NULL OR ${concernsSql('d.id', 'ARRAY[$3]')})
          AND NOT ${concernsSql('d.id', '$7')}
          AND ($4::timestamptz IS NULL OR (d.found_at, d.id) < ($4, $5::uuid))
        ORDER BY d.found_at DESC, d.id DESC
        LIMIT $6`,
      [state, kind ?? null, submissionId ?? null, foundAt, id, limit + 1, hidden, programId],
    );
    const places = await this.placesOf(rows.map((row) => row.id));
    return toPage(
      rows,
      limit,
      (row) => [row.foundAt.toISOString(), row.id],
      (row) => shownOf(row, places.get(row.id)!),
    );
  }

  /** @throws DomainError `duplicate.not-found` for one that concerns a hidden submission: see {@link page}. */
  async refuseHidden(duplicateId: string, hidden: readonly string[]): Promise<void> {
    const [{ concerned }] = await this.dataSource.query<[{ concerned: boolean }]>(
      `SELECT ${concernsSql('$1::uuid', '$2')} AS concerned`,
      [duplicateId, hidden],
    );
    if (concerned) throw notFound('duplicate');
  }

  /** By duplicate: its two places, that of the older enrollment first. */
  private async placesOf(duplicateIds: string[]): Promise<ReadonlyMap<string, ShownPlace[]>> {
    const rows = await this.dataSource.query<PlaceRow[]>(
      `SELECT p.duplicate_id AS "duplicateId", p.artifact, p.file_id AS "fileId", file.position AS "filePosition",
              file.original_name AS "fileName", p.page, p.excerpt, s.id AS "submissionId", s.attempt, s.sealed_at AS "sealedAt",
              e.version_id AS "versionId", jsonb_build_object('id', person.id, 'name', person.name) AS candidate,
              jsonb_build_object('code', m.code, 'title', m.title) AS "microCredential"
         FROM duplicate_place p
         JOIN submission s ON s.id = p.submission_id
         JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id
         JOIN ${peopleSql} person ON person.id = e.person_id
         JOIN ${versionsSql} v ON v.id = e.version_id
         JOIN ${microCredentialsSql} m ON m.id = v.micro_credential_id
         LEFT JOIN artifact_file file ON file.id = p.file_id
        WHERE p.duplicate_id = ANY ($1::uuid[])
        ORDER BY p.duplicate_id, p.side`,
      [duplicateIds],
    );
    const titles = await this.artifactTitles(rows);
    const places = new Map<string, ShownPlace[]>(duplicateIds.map((id) => [id, []]));
    for (const { duplicateId, versionId, ...place } of rows)
      places.get(duplicateId)!.push({ ...place, artifactTitle: titles.get(titleKey(versionId, place.artifact))! });
    return places;
  }

  private async artifactTitles(rows: readonly PlaceRow[]): Promise<ReadonlyMap<string, string>> {
    const versionIds = [...new Set(rows.map(({ versionId }) => versionId))];
    const versions = await Promise.all(versionIds.map((id) => this.versions.byId(id)));
    return new Map(
      versions.flatMap(({ id, content }) => content.artifacts.map(({ kind, title }) => [titleKey(id, kind), title])),
    );
  }
}

/** Whether a duplicate concerns the enrollment of one of these submissions. */
const concernsSql = (duplicateId: string, submissionIds: string) => `
  EXISTS (SELECT 1 FROM duplicate_place p
            JOIN submission s ON s.id = p.submission_id
            JOIN submission asked ON asked.enrollment_id = s.enrollment_id
           WHERE p.duplicate_id = ${duplicateId} AND asked.id = ANY (${submissionIds}::uuid[]))`;

const titleKey = (versionId: string, artifact: ArtifactKind) => `${versionId} ${artifact}`;

function shownOf({ closedById, closedByName, ...row }: DuplicateRow, places: ShownPlace[]): Shown {
  const [one, other] = places;
  return {
    ...row,
    closedBy: closedById === null ? null : { id: closedById, name: closedByName! },
    samePerson: one!.candidate.id === other!.candidate.id,
    places,
  };
}
