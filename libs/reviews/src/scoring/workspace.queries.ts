import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { levelNeededOn, meetsBy, passRuleInWords, questionsOf, scaleOf, sentencesOf } from '#catalog';
import type { ReviewWorkspace } from '#contracts';
import { extensionsOf } from '#kernel';
import { type BlindFile, BlindQueries, type BlindSubmission, FileLinks, neutralName } from '#submissions';
import { missingToLock, summarize } from './scoring.policy.js';
import { DataSource } from 'typeorm';
import { NotesRepository } from '../notes/notes.repository.js';
import { OpenedReviews } from './opened-reviews.js';
import { QueueQueries } from '../assignment/queue.queries.js';
import { opinionOf, ReviewScoresQueries } from './review-scores.queries.js';
import { type PanelNumbers, Panels } from '../panels/panels.js';
import { ProblemQueries } from '../problems/problem.queries.js';
import type { Score } from '../score.entity.js';

type Workspace = z.input<typeof ReviewWorkspace>;
type WorkspaceFile = Workspace['artifacts'][number]['files'][number];

/**
 * What a reviewer sees while they score. It is made only from the blind view, so identity is absent, not hidden (rule
 * 10).
 */
@Injectable()
export class WorkspaceQueries {
  constructor(
    private readonly opened: OpenedReviews,
    private readonly queue: QueueQueries,
    private readonly blind: BlindQueries,
    private readonly scores: ReviewScoresQueries,
    private readonly problems: ProblemQueries,
    private readonly links: FileLinks,
    private readonly notes: NotesRepository,
    private readonly panels: Panels,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws DomainError `review.not-found`; `review.not-accepted` (409); `review.ended` (410). */
  async of(reviewerId: string, reviewId: string): Promise<Workspace> {
    const review = await this.opened.find(reviewerId, reviewId);
    const blind = await this.blind.forReviewer(review.submissionId);
    const { content } = blind.version;
    const meets = (detailId: string, level: string) => meetsBy(content, detailId, level);
    const own = await this.scores.ofReview(review);
    const team = await this.panels.numbersOf(this.dataSource.manager, review.submissionId);
    return {
      ...(await this.queue.item(reviewId)),
      rubric: scaleOf(content),
      passRule: passRuleInWords(content),
      outcomes: outcomesIn(blind, review.scope, own, await this.scores.opinionsFor(review), team),
      team: team.all,
      artifacts: this.artifactsOf(blind),
      summary: review.summary,
      meeting: summarize(review.scope, meets, own).meeting,
      missingParts: missingToLock(review.scope, meets, own),
      problems: await this.problems.ofReview(reviewId),
      notes: await this.notesOn(reviewId),
    };
  }

  private async notesOn(reviewId: string): Promise<Workspace['notes']> {
    const notes = await this.notes.of(this.dataSource.manager, reviewId);
    return notes ?? { text: '', highlights: [], revision: 0, savedAt: null };
  }

  private artifactsOf({ version, texts, files, links }: BlindSubmission): Workspace['artifacts'] {
    return version.content.artifacts.map(({ kind, title, about, guidingQuestions }) => ({
      kind,
      title,
      about,
      guidingQuestions: questionsOf(version.content, { guidingQuestions }),
      text: texts.find((text) => text.kind === kind) ?? null,
      files: files.filter((file) => file.kind === kind).map((file) => this.fileOf(file)),
      links: links.filter((link) => link.kind === kind),
    }));
  }

  private fileOf({ id, kind, position, copy, view, hasCaptions, ...file }: BlindFile): WorkspaceFile {
    const { href, expiresAt } = this.links.to(id, 'blind');
    return {
      id,
      position,
      name: neutralName(kind, position, extensionsOf(copy?.mediaType ?? '')[0] ?? 'bin'),
      ...file,
      mediaType: copy?.mediaType ?? null,
      size: copy?.size ?? null,
      href: copy && href,
      view: view && { mediaType: view.mediaType, href: this.links.to(id, 'view').href },
      hrefExpiresAt: expiresAt,
      captions: hasCaptions ? { href: this.links.toCaptions(id).href } : null,
    };
  }
}

/** The outcomes with their details in scope. Outcomes without such a detail are left out. */
function outcomesIn(
  { version, evidence }: BlindSubmission,
  scope: readonly string[],
  own: readonly Score[],
  opinions: readonly Score[],
  { scoredOn, details: elsewhere }: PanelNumbers,
): Workspace['outcomes'] {
  return version.content.outcomes
    .map((outcome) => ({
      id: outcome.id,
      number: outcome.number,
      statement: outcome.statement,
      sampleDocuments: outcome.sampleDocuments ?? [],
      details: (outcome.details.length === 0 ? [{ ...outcome, letter: null }] : outcome.details)
        .filter((detail) => scope.includes(detail.id))
        .map((detail) => ({
          id: detail.id,
          letter: detail.letter,
          statement: detail.statement,
          sentences: sentencesOf(outcome, detail.id),
          levelNeeded: levelNeededOn(version.content, detail.id)!.code,
          evidence: evidence
            .filter((link) => link.detailId === detail.id)
            .map(({ id: linkId, kind, fileId, page, second, explanation }) => ({
              id: linkId,
              kind,
              fileId,
              page,
              second,
              explanation,
            })),
          scoredOn: elsewhere.includes(detail.id) ? scoredOn : null,
          score: own.find((score) => score.detailId === detail.id) ?? null,
          opinions: opinions.filter((opinion) => opinion.detailId === detail.id).map(opinionOf),
        })),
    }))
    .filter(({ details }) => details.length > 0);
}
