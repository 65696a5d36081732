import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PersonActor } from '#identity';
import { DomainError, notFound } from '#kernel';
import { ArtifactFile } from '../artifact-file.entity.js';
import { Artifact } from '../artifact.entity.js';
import { EvidenceLink } from '../evidence-link.entity.js';
import { LinkEvidence } from '../evidence/link-evidence.js';
import { DescribeFile } from '../files/describe-file.js';
import { ChangeWebLink } from '../links/change-web-link.js';
import { WebLink } from '../links/web-link.entity.js';
import { OwnSubmissions, refuseChange } from '../own-submissions.js';
import { SaveText } from '../writing/save-text.js';
import { replacedAlike } from './alike-findings.policy.js';
import { isChangeable, replacements, withoutPlace } from './findings.policy.js';
import { PreflightFinding } from './preflight-finding.entity.js';
import { RunPreflight } from './run-preflight.js';

interface Replacement {
  actor: PersonActor;
  submissionId: string;
  findingId: string;
  /** Removes the name instead of writing "[my school]" in its place. */
  remove?: boolean;
  /** Changes the other open places like this one too: see {@link replacedAlike}. */
  alike?: boolean;
}

/**
 * Changes a text, a description or an explanation at the very place where a name was found. Each place is a change like
 * any other: the text before it stays in the history.
 * @throws DomainError `finding.not-found`; `finding.in-file` (422) where only the candidate can change it; `finding.moved`
 *   (409) when the name no longer stands there; `artifact.stale` (412) when another tab saves meanwhile;
 *   `submission.sealed`, `submission.not-open` (409).
 */
@Injectable()
export class ReplaceFinding {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnSubmissions,
    private readonly saveText: SaveText,
    private readonly describeFile: DescribeFile,
    private readonly changeWebLink: ChangeWebLink,
    private readonly linkEvidence: LinkEvidence,
    private readonly preflight: RunPreflight,
  ) {}

  async run({ actor, submissionId, findingId, remove = false, alike = false }: Replacement): Promise<void> {
    const { manager } = this.dataSource;
    refuseChange(await this.own.findWritable(manager, actor, submissionId));
    if (!(await manager.existsBy(PreflightFinding, { id: findingId, submissionId }))) throw notFound('finding');
    // Where something was written since the last run, the place has other offsets now.
    await this.preflight.run({ submissionId });
    const findings = await manager.findBy(PreflightFinding, { submissionId });
    const finding = findings.find(({ id }) => id === findingId);
    if (finding === undefined) throw moved();
    if (!isChangeable(finding)) throw inFile();
    const places = alike ? replacedAlike(finding, findings) : [finding];
    try {
      // A change moves only what comes after it.
      for (const place of places.sort((a, b) => b.startsAt! - a.startsAt!))
        await this.change(actor, place, remove ? '' : replacements[place.mark]);
    } finally {
      await this.preflight.run({ submissionId });
    }
  }

  private async change(actor: PersonActor, finding: PreflightFinding, replacement: string): Promise<void> {
    const { manager } = this.dataSource;
    const { submissionId, artifact: kind, fileId, webLinkId, linkId } = finding;
    if (finding.place === 'text') {
      const { text, revision } = await manager.findOneByOrFail(Artifact, { submissionId, kind });
      const changed = changedText(finding, text, replacement);
      await this.saveText.run({ actor, submissionId, kind, text: changed, revision, keepBefore: true });
    } else if (webLinkId !== null) {
      const { address, description } = await manager.findOneByOrFail(WebLink, { id: webLinkId, submissionId });
      const link = { address, description: nonEmpty(finding, description, replacement) };
      await this.changeWebLink.run({ actor, submissionId, webLinkId, link });
    } else if (finding.place === 'description') {
      const file = await manager.findOneByOrFail(ArtifactFile, { id: fileId!, submissionId });
      const description = changedText(finding, file.description, replacement);
      await this.describeFile.run({ actor, submissionId, fileId: file.id, description });
    } else {
      const link = await manager.findOneByOrFail(EvidenceLink, { id: linkId!, submissionId });
      const evidence = {
        detailId: link.detailId,
        kind: link.kind,
        fileId: link.fileId,
        page: link.page,
        second: link.second,
        explanation: nonEmpty(finding, link.explanation, replacement),
      };
      await this.linkEvidence.run({ actor, submissionId, linkId: link.id, evidence });
    }
  }
}

function changedText({ startsAt, endsAt, matched }: PreflightFinding, text: string, replacement: string): string {
  if (startsAt === null || endsAt === null || text.slice(startsAt, endsAt) !== matched) throw moved();
  return withoutPlace(text, startsAt, endsAt, replacement);
}

/** Explanations and descriptions of links are never empty. */
function nonEmpty(finding: PreflightFinding, text: string, replacement: string): string {
  return changedText(finding, text, replacement).trim() || changedText(finding, text, replacements[finding.mark]);
}

function moved(): DomainError {
  return new DomainError(
    'conflict',
    'finding.moved',
    'This name is no longer there, so it was not changed. The list is up to date again.',
  );
}

function inFile(): DomainError {
  return new DomainError(
    'invalid',
    'finding.in-file',
    'Laurel cannot change this place. Change the file or the address yourself, or say why the name may stay.',
  );
}
