import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { detailsOf, VersionQueries } from '#catalog';
import { notFound } from '#kernel';
import { EnrollmentRepository } from '#pilots';
import type { FileNoticeKind } from '#formats/vocabulary';
import type { ArtifactFile } from '../artifact-file.entity.js';
import type { Artifact } from '../artifact.entity.js';
import { contentsOf, type Contents } from '../contents.js';
import type { WebLink } from '../links/web-link.entity.js';
import type { Preparation } from '../preparation/preparation.entity.js';
import { Submission } from '../submission.entity.js';

/** A submission as reviewers see it: nothing in it says whose it is, not even a file's name. */
export interface BlindSubmission {
  submission: Pick<Submission, 'id' | 'attempt' | 'state' | 'scope'>;
  version: Awaited<ReturnType<VersionQueries['byId']>>;
  texts: Pick<Artifact, 'kind' | 'text' | 'words'>[];
  files: BlindFile[];
  links: Pick<WebLink, 'id' | 'kind' | 'position' | 'address' | 'description'>[];
  evidence: Contents['evidence'];
}

/** A file as reviewers get it: the type and size are those of the blind copy. */
export interface BlindFile extends Pick<ArtifactFile, 'id' | 'kind' | 'position' | 'description'> {
  /** Null while there is no blind copy: it is being made, or cannot be made. */
  copy: { mediaType: string; size: number } | null;
  /** What the page shows where browsers cannot show the copy. */
  view: { mediaType: string } | null;
  pages: number | null;
  seconds: number | null;
  notices: FileNoticeKind[];
  /** Whether nobody scanned it for viruses. */
  unscanned: boolean;
  /** Whether the candidate added captions. */
  hasCaptions: boolean;
}

/** Submissions as reviewers see them (rule 10). */
@Injectable()
export class BlindQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly enrollments: EnrollmentRepository,
    private readonly versions: VersionQueries,
  ) {}

  /** The contents of a sealed submission, without candidate, school, district or original file names. */
  async forReviewer(submissionId: string): Promise<BlindSubmission> {
    const { manager } = this.dataSource;
    const submission = await manager.findOneBy(Submission, { id: submissionId });
    if (submission === null || submission.state === 'draft') throw notFound('submission');
    const enrollment = await this.enrollments.find(manager, submission.enrollmentId);
    const contents = await contentsOf(manager, submissionId);
    const version = await this.versions.byId(enrollment.versionId, manager);
    const inScope = new Set(
      detailsOf(version.content)
        .map((detail) => detail.id)
        .filter((id) => submission.scope.includes(id)),
    );
    return {
      submission: { id: submission.id, attempt: submission.attempt, state: submission.state, scope: [...inScope] },
      version,
      texts: contents.texts.map(({ kind, text, words }) => ({ kind, text, words })),
      files: contents.files.map((file) => ({
        ...blindFile(file, contents.preparations.get(file.storageKey)),
        hasCaptions: contents.captions.has(file.id),
      })),
      links: contents.links.map(({ id, kind, position, address, description }) => ({
        id,
        kind,
        position,
        address,
        description,
      })),
      evidence: contents.evidence.filter((link) => inScope.has(link.detailId)),
    };
  }
}

function blindFile(
  { id, kind, position, description, state }: ArtifactFile,
  preparation: Preparation | undefined,
): Omit<BlindFile, 'hasCaptions'> {
  const { copyMediaType, copySize, viewMediaType } = preparation ?? {};
  return {
    id,
    kind,
    position,
    description,
    copy: copyMediaType ? { mediaType: copyMediaType, size: copySize! } : null,
    view: viewMediaType ? { mediaType: viewMediaType } : null,
    pages: preparation?.pages ?? null,
    seconds: preparation?.seconds ?? null,
    notices: preparation?.notices.map(({ notice }) => notice) ?? [],
    unscanned: state === 'unscanned',
  };
}
