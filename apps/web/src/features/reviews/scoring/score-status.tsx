import { Button } from '@mantine/core';
import { DateText } from '../../../ui/date-text';
import { ErrorNotice } from '../../../ui/notice';
import { clockTime } from '../../work/days';
import classes from './rubric.module.css';
import type { ScoreState, ScoreStatus } from './score-draft';
import type { Missing } from './score-sheet';

const asked: Record<Missing, string> = {
  score: 'a level',
  rationale: 'a rationale',
  'cited-evidence': 'cited evidence',
};

interface ScoreStatusLineProps {
  state: ScoreState;
  missing: readonly Missing[];
  saveNow: () => void;
}

/** "Saved 10:42", what is missing before locking, or why the score is not saved and what is safe. */
export function ScoreStatusLine({
  state: { status, savedAt, kept, restoredFrom, error },
  missing,
  saveNow,
}: ScoreStatusLineProps) {
  const here = kept ? 'Your score is kept in this browser' : 'Keep this page open';
  const trouble: Partial<Record<ScoreStatus, string>> = {
    offline: `No connection. ${here}. It will be saved when the connection is back.`,
    'signed-out': `Your session ended. ${here}. Sign in again to save it.`,
    conflict: `Not saved. ${here}. Choose a version above.`,
    refused: `Not saved. ${here}.`,
    'no-level': `${here}. Choose a level to save it.`,
  };
  const words =
    trouble[status] ??
    (status === 'saved' && savedAt ? `Saved ${clockTime(new Date(savedAt))}` : status === 'empty' ? '' : 'Saving …');
  return (
    <div className={classes.status} data-trouble={trouble[status] !== undefined}>
      <p role="status">{words}</p>
      {missing.length > 0 && status !== 'no-level' && (
        <p className={classes.missing}>
          Still needed before you lock: {missing.map((part) => asked[part]).join(' and ')}.
        </p>
      )}
      {restoredFrom && (
        <p>
          We restored what you entered here until <DateText at={restoredFrom} />.
        </p>
      )}
      {(status === 'offline' || status === 'refused') && (
        <Button variant="default" size="compact-sm" onClick={saveNow}>
          Save now
        </Button>
      )}
      {status === 'refused' && <ErrorNotice error={error} safe={`${here}.`} />}
    </div>
  );
}
