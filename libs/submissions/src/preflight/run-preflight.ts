import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { Transactor, type Tx } from '#database';
import { PersonQueries } from '#identity';
import { Clock, contentHash, Ids } from '#kernel';
import { TeamRepository } from '#pilots';
import { contentsIn, type OwnSubmission, OwnSubmissions } from '../own-submissions.js';
import { Submission } from '../submission.entity.js';
import { captionParts, fileParts, fileTextKey, isReadWithFile, quickParts } from './draft-parts.js';
import { FileTexts } from './file-texts.js';
import { type DraftPart, findingsIn, findingsInTurn, type PartFinding, recognized } from './findings.policy.js';
import { identityMarks } from './identity-marks.policy.js';
import { MarkSearch } from './mark-search.policy.js';
import { PreflightFinding } from './preflight-finding.entity.js';
import { Preflight } from './preflight.entity.js';
import { openMarks } from './preflight.queries.js';

/** What one run found. */
interface Checked {
  submission: Submission;
  /** The run before this one. */
  before: Preflight | null;
  /** A hash of the marks. */
  marks: string;
  found: PartFinding[];
  files: Record<string, string>;
  /** The ids of files with findings of an earlier run that are still true. */
  unchanged: ReadonlySet<string>;
}

/**
 * Checks a draft for what tells reviewers whose it is, and keeps what it finds (rule 22). The text of a file is read only
 * where the file or the person's record changed since the last run; the rest is short and is checked each time. A reason
 * that was given for a finding stays with it. Sealed work is not checked again.
 * @returns the names that must be removed or kept with a reason before the seal.
 */
@Injectable()
export class RunPreflight {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly own: OwnSubmissions,
    private readonly people: PersonQueries,
    private readonly teams: TeamRepository,
    private readonly fileTexts: FileTexts,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  run({ submissionId }: { submissionId: string }): Promise<PreflightFinding[]> {
    return this.transactor.unconfirmed(async () => {
      const checked = await this.check(submissionId);
      if (checked !== null) await this.transactor.run((tx) => this.keep(tx, checked));
      return openMarks(this.dataSource.manager, submissionId);
    });
  }

  private async check(submissionId: string): Promise<Checked | null> {
    const { manager } = this.dataSource;
    const own = await this.own.behind(manager, submissionId);
    const { submission } = own;
    if (submission.state !== 'draft') return null;
    const people = await this.people.byIds(await this.writersOf(manager, own), manager);
    const contents = await contentsIn(manager, own);
    const before = await manager.findOneBy(Preflight, { submissionId });

    const identity = identityMarks(...people.values());
    const search = new MarkSearch(identity);
    const marks = contentHash(JSON.parse(JSON.stringify(identity)));
    const found = quickParts(contents, identity).flatMap((part) => findingsIn(part, search));
    for (const part of captionParts(contents)) found.push(...(await this.findingsInFile(part, search)));

    const stamps = this.fileTexts.stampsOf(contents);
    const files: Record<string, string> = {};
    const unchanged = new Set<string>();
    for (const file of contents.files) {
      const stamp = stamps.get(file.storageKey);
      if (stamp === undefined) continue;
      const key = fileTextKey(file);
      files[key] = stamp;
      if (before?.marks === marks && before.files[key] === stamp) {
        unchanged.add(file.id);
        continue;
      }
      for (const part of fileParts(file, await this.fileTexts.read(manager, file, contents)))
        found.push(...(await this.findingsInFile(part, search)));
    }
    return { submission, before, marks, found, files, unchanged };
  }

  /** In the draft of a team, nothing may name any member. */
  private async writersOf(manager: EntityManager, { submission, enrollment }: OwnSubmission): Promise<string[]> {
    if (submission.teamId === null) return [enrollment.personId];
    return (await this.teams.members(manager, submission.teamId)).map(({ personId }) => personId);
  }

  /** Other requests get their turn between the pages of a long file. */
  private async findingsInFile(part: DraftPart, search: MarkSearch): Promise<PartFinding[]> {
    const work = findingsInTurn(part, search);
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
      await setImmediate();
    }
  }

  private async keep(tx: Tx, { submission, before, marks, found, files, unchanged }: Checked): Promise<void> {
    const { id: submissionId, revision } = submission;
    const ranAt = this.clock.now();
    const [row] = await tx.query<unknown[]>(
      `INSERT INTO preflight AS run (submission_id, revision, marks, files, ran_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (submission_id) DO UPDATE
         SET revision = CASE WHEN run.outside_changes = $6 THEN $2 ELSE 0 END, marks = $3, files = $4, ran_at = $5
        WHERE run.revision <= $2
       RETURNING 1`,
      [submissionId, revision, marks, JSON.stringify(files), ranAt, before?.outsideChanges ?? 0],
    );
    // A run that began later was faster.
    if (row === undefined) return;
    const known = recognizable(await tx.findBy(PreflightFinding, { submissionId }));
    const pairs = recognized(known, found);
    const stays = new Set(pairs.values());
    const isUnread = ({ part, fileId }: PreflightFinding) =>
      isReadWithFile(part) && fileId !== null && unchanged.has(fileId);
    const gone = known.filter((finding) => !stays.has(finding) && !isUnread(finding)).map(({ id }) => id);
    if (gone.length > 0) await tx.delete(PreflightFinding, { id: In(gone) });
    const kept = !before?.marks
      ? await this.keptBefore(tx, submission, found)
      : new Map<PartFinding, PreflightFinding>();
    for (const finding of found) {
      const old = pairs.get(finding);
      if (old !== undefined) await tx.update(PreflightFinding, { id: old.id }, columnsOf(finding));
      else
        await tx.insert(PreflightFinding, {
          id: this.ids.next(),
          submissionId,
          ...columnsOf(finding),
          foundAt: ranAt,
          keptReason: kept.get(finding)?.keptReason ?? null,
          keptAt: kept.get(finding)?.keptAt ?? null,
        });
    }
  }

  /** A later attempt begins with the same contents, so the reasons given in the attempt before it hold. */
  private async keptBefore(tx: Tx, { enrollmentId, attempt, teamId }: Submission, found: PartFinding[]) {
    const previous = teamId !== null ? null : await tx.findOneBy(Submission, { enrollmentId, attempt: attempt - 1 });
    const old = previous === null ? [] : await tx.findBy(PreflightFinding, { submissionId: previous.id });
    return recognized(recognizable(old), found);
  }
}

function recognizable(findings: PreflightFinding[]) {
  return findings.map((finding) => ({ ...finding, identity: finding.fingerprint }));
}

function columnsOf({ identity, part, kind, mark, start, end, before, matched, after, pages, times }: PartFinding) {
  const { key, place, artifact, fileId, webLinkId, linkId, field } = part;
  const where = { part: key, place, artifact, fileId, webLinkId, linkId, field };
  return {
    fingerprint: identity,
    ...where,
    kind,
    mark,
    startsAt: start,
    endsAt: end,
    before,
    matched,
    after,
    pages,
    times,
  };
}
