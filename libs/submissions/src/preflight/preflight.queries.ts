import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import type { z } from 'zod';
import type { KeptFindings, PreflightFindingView, PreflightView } from '#contracts';
import type { PersonActor } from '#identity';
import { TeamRepository } from '#pilots';
import { contentsOf } from '../contents.js';
import { OwnSubmissions } from '../own-submissions.js';
import { Submission } from '../submission.entity.js';
import { SubmissionRepository } from '../submission.repository.js';
import { countAlike } from './alike-findings.policy.js';
import { isChangeable, replacements } from './findings.policy.js';
import { PreflightFinding } from './preflight-finding.entity.js';
import { Preflight } from './preflight.entity.js';

/** What the preflight found. */
@Injectable()
export class PreflightQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
    private readonly teams: TeamRepository,
  ) {}

  /** Everything found in the candidate's own submission, in the order of the artifacts. */
  async forCandidate(actor: PersonActor, submissionId: string): Promise<z.input<typeof PreflightView>> {
    const { manager } = this.dataSource;
    const { submission, version } = await this.own.find(manager, actor, submissionId);
    const run = await manager.findOneBy(Preflight, { submissionId });
    const order = version.content.artifacts.map(({ kind }) => kind);
    const items = await this.items(manager, submissionId);
    return {
      checked: submission.state !== 'draft' || run?.revision === submission.revision,
      items: items.sort((a, b) => order.indexOf(a.artifact) - order.indexOf(b.artifact)),
    };
  }

  /** For administrators: what the candidate and their team let stay, and why. */
  async kept(submissionId: string): Promise<z.input<typeof KeptFindings>> {
    const { manager } = this.dataSource;
    const submission = await this.submissions.find(manager, submissionId);
    const items = await this.items(manager, submissionId);
    if (submission.panelId !== null) items.push(...(await this.ofTeam(manager, submission)));
    return { items: items.filter(({ keptReason }) => keptReason !== null) };
  }

  /** What was found in the draft that the team sealed with this submission. */
  private async ofTeam(manager: EntityManager, { enrollmentId }: Submission) {
    const team = await this.teams.ofEnrollment(manager, enrollmentId);
    const draft = team && (await manager.findOneBy(Submission, { teamId: team.id }));
    return draft === null ? [] : this.items(manager, draft.id);
  }

  private async items(manager: EntityManager, submissionId: string): Promise<z.input<typeof PreflightFindingView>[]> {
    const findings = await manager.find(PreflightFinding, {
      where: { submissionId },
      order: { part: 'ASC', startsAt: 'ASC', id: 'ASC' },
    });
    const { files, links, evidence } = await contentsOf(manager, submissionId);
    const alike = countAlike(findings);
    return findings.map((finding) => ({
      id: finding.id,
      kind: finding.kind,
      place: finding.place,
      mark: finding.mark,
      artifact: finding.artifact,
      fileId: finding.fileId,
      filePosition: files.find(({ id }) => id === finding.fileId)?.position ?? null,
      webLinkPosition: links.find(({ id }) => id === finding.webLinkId)?.position ?? null,
      linkId: finding.linkId,
      detailId: evidence.find(({ id }) => id === finding.linkId)?.detailId ?? null,
      field: finding.field,
      start: finding.startsAt,
      end: finding.endsAt,
      before: finding.before,
      matched: finding.matched,
      after: finding.after,
      pages: finding.pages,
      times: finding.times,
      replacement: isChangeable(finding) ? replacements[finding.mark] : null,
      alike: alike.get(finding)!,
      keptReason: finding.keptReason,
    }));
  }
}

/** The names that must be removed, or kept with a reason, before the seal. */
export function openMarks(manager: EntityManager, submissionId: string): Promise<PreflightFinding[]> {
  return manager.findBy(PreflightFinding, { submissionId, kind: 'mark', keptReason: IsNull() });
}
