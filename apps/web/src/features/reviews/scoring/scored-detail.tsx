import { Title } from '@mantine/core';
import { memo, useMemo, useSyncExternalStore } from 'react';
import type { ReviewEvidence } from '../../../api/schema';
import type { Artifact, Detail, RubricLevel } from '../review.queries';
import { CitedEvidence } from './cited-evidence';
import { Opinions } from './opinions';
import classes from './rubric.module.css';
import { Levels } from './levels';
import { ScoreChoice } from './score-choice';
import type { ScoreDraft } from './score-draft';
import { missingOf } from './score-sheet';
import { ScoreStatusLine } from './score-status';
import { ScoreComments } from './score-comments';
import { elementOf } from './use-detail-keys';

interface ScoredDetailProps {
  detail: Detail;
  outcomeId: string;
  label: string;
  /** One level below the outcome's heading, or the outcome's own level. */
  headingOrder: 3 | 4;
  draft: ScoreDraft;
  rubric: readonly RubricLevel[];
  artifacts: readonly Artifact[];
  onOpen: (evidence: ReviewEvidence) => void;
}

/** One detail being scored: its evidence, its level, and comments. */
export const ScoredDetail = memo(function ScoredDetail({
  detail,
  outcomeId,
  label,
  headingOrder,
  draft,
  rubric,
  artifacts,
  onOpen,
}: ScoredDetailProps) {
  const state = useSyncExternalStore(draft.subscribe, draft.current);
  const given = state.value;
  const id = elementOf(detail.id);
  const scale = useMemo(() => scaleFor(detail, rubric), [detail, rubric]);
  const level = scale.find(({ code }) => code === given.level);
  const missing = missingOf(given, scale);
  return (
    <section
      className={classes.detail}
      id={id}
      data-detail={detail.id}
      data-state={level === undefined ? 'open' : level.meets ? 'meets' : 'not'}
      tabIndex={-1}
      aria-labelledby={`${id}-name`}
    >
      <Title order={headingOrder} id={`${id}-name`} className={classes.name}>
        <span className={classes.label}>{label}</span> {detail.statement}
      </Title>
      <Opinions opinions={detail.opinions} evidence={detail.evidence} rubric={rubric} artifacts={artifacts} />
      <CitedEvidence
        detail={detail}
        artifacts={artifacts}
        cited={given.cited}
        isAsked={level !== undefined && !level.meets}
        onCite={(cited) => draft.give({ cited })}
        onOpen={onOpen}
      />
      <Levels
        name={id}
        rubric={scale}
        sentences={detail.sentences}
        chosen={given.level}
        onChoose={(code) => draft.give({ level: code })}
      />
      {state.theirs && (
        <ScoreChoice mine={given} theirs={state.theirs} rubric={rubric} choose={(which) => void draft.choose(which)} />
      )}
      <ScoreComments
        id={id}
        outcomeId={outcomeId}
        given={given}
        isAsked={level !== undefined && !level.meets}
        give={draft.give}
      />
      <ScoreStatusLine state={state} missing={missing} saveNow={() => void draft.save()} />
    </section>
  );
});

/** The scale with its marks for this detail: a version may need another level of it. */
function scaleFor({ levelNeeded }: Detail, rubric: readonly RubricLevel[]): RubricLevel[] {
  const lowest = rubric.findIndex(({ code }) => code === levelNeeded);
  return rubric.map((level, place) => ({ ...level, meets: place >= lowest }));
}
