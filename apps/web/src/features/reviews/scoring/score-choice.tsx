import { Button } from '@mantine/core';
import type { Saved } from '../../../autosave/autosave';
import { DateText } from '../../../ui/date-text';
import { Notice } from '../../../ui/notice';
import type { RubricLevel } from '../review.queries';
import classes from './rubric.module.css';
import type { GivenScore } from './score-draft';

interface ScoreChoiceProps {
  mine: GivenScore;
  theirs: Saved<GivenScore>;
  rubric: readonly RubricLevel[];
  choose: (which: 'mine' | 'theirs') => void;
}

/** The score was saved elsewhere while the reviewer worked here. Nothing is overwritten until they choose. */
export function ScoreChoice({ mine, theirs, rubric, choose }: ScoreChoiceProps) {
  return (
    <Notice tone="caution" title="You changed this score in another tab or on another device" announce>
      <p className={classes.plain}>
        The other version was saved {theirs.savedAt && <DateText at={theirs.savedAt} />}. Nothing was overwritten.
      </p>
      <div className={classes.both}>
        <OneScore title="This version" score={mine} rubric={rubric} />
        <OneScore title="The other version" score={theirs.value} rubric={rubric} />
      </div>
      <div className={classes.acts}>
        <Button size="compact-md" onClick={() => choose('mine')}>
          Keep this version
        </Button>
        <Button size="compact-md" variant="default" onClick={() => choose('theirs')}>
          Use the other version
        </Button>
      </div>
    </Notice>
  );
}

function OneScore({ title, score, rubric }: { title: string; score: GivenScore; rubric: readonly RubricLevel[] }) {
  return (
    <div>
      <p className={classes.plain}>
        <strong>{title}:</strong> {rubric.find(({ code }) => code === score.level)?.name ?? 'no level'}
      </p>
      {score.rationale && <p className={classes.quote}>{score.rationale}</p>}
      {score.feedback && <p className={classes.quote}>{score.feedback}</p>}
      <p className={classes.soft}>{score.cited.length} cited</p>
    </div>
  );
}
