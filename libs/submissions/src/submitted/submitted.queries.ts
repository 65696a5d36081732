import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { detailsOf } from '#catalog';
import type { ArtifactFileView, ReadFile, ReadSubmission, SubmittedWork } from '#contracts';
import { fitsInOneZip } from '#documents';
import { FilePreparer } from '#formats';
import { type PersonActor, PersonQueries } from '#identity';
import { Clock, notFound } from '#kernel';
import { ArtifactFile } from '../artifact-file.entity.js';
import { type Contents, contentsOf } from '../contents.js';
import { viewFile } from '../files/file.queries.js';
import { UnscannedFiles } from '../files/unscanned-files.js';
import { type OwnSubmission, OwnSubmissions } from '../own-submissions.js';
import { PreflightQueries } from '../preflight/preflight.queries.js';
import { isBeingPrepared } from '../preparation/preparation.policy.js';
import { shownState } from '../submission.policy.js';

type Read = z.input<typeof ReadSubmission>;

/** What was submitted: for the candidate, and for administrators. Sealed contents do not change. */
@Injectable()
export class SubmittedQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnSubmissions,
    private readonly people: PersonQueries,
    private readonly preflight: PreflightQueries,
    private readonly clock: Clock,
    private readonly unscanned: UnscannedFiles,
  ) {}

  /** @throws DomainError `submission.not-found`, also for a draft. */
  async forCandidate(actor: PersonActor, submissionId: string): Promise<z.input<typeof SubmittedWork>> {
    const own = await this.own.findPersonal(this.dataSource.manager, actor, submissionId);
    return submittedIn(own, await contentsOf(this.dataSource.manager, submissionId), viewSubmitted);
  }

  /**
   * With the candidate, what is in the metadata, and the names that the candidate let stay. The API refuses
   * administrators who review it (rule 27).
   * @throws DomainError `submission.not-found`, also for a draft.
   */
  async forAdministrator(submissionId: string): Promise<Read> {
    const { manager } = this.dataSource;
    const behind = await this.own.behind(manager, submissionId);
    const contents = await contentsOf(manager, submissionId);
    const [{ id, name }, { items: kept }] = await Promise.all([
      this.people.byId(behind.enrollment.personId),
      this.preflight.kept(submissionId),
    ]);
    const now = this.clock.now();
    return {
      ...submittedIn(behind, contents, (file, all) => viewRead(file, all, now)),
      candidate: { id, name },
      kept,
    };
  }

  /**
   * Refuses a file that an administrator cannot open: it is not part of this sealed submission, or nobody scanned it.
   * @throws DomainError `submission.not-found`, `file.not-found`; `file.unscanned` (409).
   */
  async checkFile(submissionId: string, fileId: string): Promise<void> {
    const { manager } = this.dataSource;
    const { submission } = await this.own.behind(manager, submissionId);
    if (submission.sealedAt === null) throw notFound('submission');
    const file = await manager.findOneBy(ArtifactFile, { id: fileId, submissionId });
    if (file === null || file.removedAt !== null) throw notFound('file');
    await this.unscanned.refuse(file);
  }
}

type Prepared = Pick<Contents, 'files' | 'preparations'>;

function submittedIn<File>(
  { submission, enrollment, version }: OwnSubmission,
  contents: Contents,
  viewOfFile: (file: ArtifactFile, contents: Prepared) => File,
) {
  const { id, attempt, state, scope, sealedAt, manifest, manifestSha256 } = submission;
  if (state === 'draft' || sealedAt === null) throw notFound('submission');
  const { texts, files, links, evidence } = contents;
  const cited = new Set([...scope, ...evidence.map(({ detailId }) => detailId)]);
  return {
    id,
    enrollmentId: enrollment.id,
    attempt,
    state: shownState(state),
    microCredential: { code: version.code, title: version.title, version: version.number },
    sealedAt,
    manifestSha256: manifestSha256!,
    artifacts: version.content.artifacts.map(({ kind, title }) => ({
      kind,
      title,
      text: texts.find((text) => text.kind === kind && text.words > 0) ?? null,
      files: files.filter((file) => file.kind === kind).map((file) => viewOfFile(file, contents)),
      links: links.filter((link) => link.kind === kind),
    })),
    details: detailsOf(version.content).filter((detail) => cited.has(detail.id)),
    evidence,
    attestation: manifest?.attestation ?? null,
    inOneDownload: fitsInOneZip(files),
  };
}

const viewSubmitted = (file: ArtifactFile, contents: Prepared): z.input<typeof ArtifactFileView> =>
  viewFile(file, { ...contents, canChange: false });

function viewRead(file: ArtifactFile, contents: Prepared, now: Date): z.input<typeof ReadFile> {
  const made = contents.preparations.get(file.storageKey);
  return {
    ...viewSubmitted(file, contents),
    fault: made?.fault ?? null,
    metadata: made?.metadata ?? [],
    preparedAt: made?.preparedAt ?? null,
    preparing: made !== undefined && isBeingPrepared(made, { present: FilePreparer.cleaner, now }),
  };
}
