import type { MissingScorePart, ReviewWorkspace, Score } from '../../../api/schema';
import { answerOf, api } from '../../../api/client';
import { queries } from '../../../app/queries';
import { KeptDrafts, thisTab } from '../../../autosave/kept-drafts';
import { keepChanged } from '../../../offline/answers';
import { sessionQuery } from '../../identity/session.queries';
import type { Refused } from '../../../api/problem';
import { endsReview, type RubricLevel, workspaceQuery } from '../review.queries';
import { type GivenScore, ScoreDraft, savedScore, type ScorePort } from './score-draft';

/** What a detail still lacks before the review can be locked, as shown while scoring. The API decides at the lock. */
export type Missing = MissingScorePart['missing'];

/** The scores of one review while they are being given, one draft per detail. */
export class ScoreSheet {
  private readonly drafts: ReadonlyMap<string, ScoreDraft>;

  private hasLeft = false;

  /** @param workspace Kept up to date with what was saved, for when the page opens without a connection. */
  constructor(private workspace: ReviewWorkspace) {
    const { id: reviewId } = workspace;
    const on = {
      onSaved: () => void queries.invalidateQueries({ queryKey: ['reviews'], refetchType: 'none' }),
      onSignedOut: () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    };
    this.drafts = new Map(
      detailsOf(workspace).map(({ id: detailId, score }) => {
        const port: ScorePort = {
          ...on,
          read: async () =>
            detailsOf(await queries.fetchQuery({ ...workspaceQuery(reviewId), staleTime: 0 })).find(
              ({ id }) => id === detailId,
            )?.score ?? null,
          save: async (given, revision) => {
            const score = await answerOf(
              api.PUT('/v1/reviews/{reviewId}/scores/{detailId}', {
                params: { path: { reviewId, detailId }, header: { 'If-Match': `"${revision}"` } },
                body: given,
              }),
            );
            this.keepScore(detailId, score);
            return score;
          },
        };
        return [detailId, new ScoreDraft(port, new KeptDrafts(`${reviewId}:${detailId}`, thisTab()), score)];
      }),
    );
  }

  of(detailId: string): ScoreDraft {
    return this.drafts.get(detailId)!;
  }

  /** Takes what other tabs have saved, except where there are unsaved changes. */
  refresh(workspace: ReviewWorkspace): void {
    this.workspace = workspace;
    for (const { id, score } of detailsOf(workspace)) this.drafts.get(id)?.refresh(savedScore(score));
  }

  /** Saves all unsaved changes. */
  readonly save = async (): Promise<void> => {
    await Promise.all([...this.drafts.values()].map((draft) => draft.save()));
  };

  readonly leave = (): void => {
    this.drafts.forEach((draft) => draft.leave());
    this.hasLeft = true;
    this.handBack();
  };

  /** The refusal that ended the review while the reviewer worked on it; null while it is theirs. */
  readonly ended = (): Refused | null =>
    [...this.drafts.values()].map((draft) => draft.current().error).find(endsReview) ?? null;

  get isOnlyHere(): boolean {
    return [...this.drafts.values()].some((draft) => draft.isOnlyHere);
  }

  /** The details with unsaved changes. */
  get unsaved(): string[] {
    return [...this.drafts].filter(([, draft]) => !draft.isSaved).map(([id]) => id);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const stops = [...this.drafts.values()].map((draft) => draft.subscribe(listener));
    return () => stops.forEach((stop) => stop());
  };

  /** How many details have a level. */
  readonly scored = (): number =>
    [...this.drafts.values()].filter((draft) => draft.current().value.level !== null).length;

  private keepScore(detailId: string, score: Score): void {
    const outcomes = this.workspace.outcomes.map((outcome) => ({
      ...outcome,
      details: outcome.details.map((detail) => (detail.id === detailId ? { ...detail, score } : detail)),
    }));
    this.workspace = { ...this.workspace, outcomes };
    keepChanged(workspaceQuery(this.workspace.id).queryKey, this.workspace);
    if (this.hasLeft) this.handBack();
  }

  /** Puts the saved scores where the next visit finds them without a connection. With one, they are read again. */
  private handBack(): void {
    const { queryKey } = workspaceQuery(this.workspace.id);
    if (queries.getQueryData(queryKey) === undefined) return; // somebody else signed in
    queries.setQueryData(queryKey, this.workspace);
    void queries.invalidateQueries({ queryKey, refetchType: 'none' });
  }
}

export function detailsOf({ outcomes }: ReviewWorkspace) {
  return outcomes.flatMap(({ details }) => details);
}

/** What one detail still lacks by rule 12. */
export function missingOf({ level, rationale, cited }: GivenScore, rubric: readonly RubricLevel[]): Missing[] {
  const rung = rubric.find(({ code }) => code === level);
  if (rung === undefined) return ['score'];
  if (rung.meets) return [];
  return [
    ...(rationale.trim() === '' ? ['rationale' as const] : []),
    ...(cited.length === 0 ? ['cited-evidence' as const] : []),
  ];
}
