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
  'cited-evidence': 'evidence that it points at',
};

interface ScoreStatusLineProps {
  state: ScoreState;
  missing: readonly Missing[];
  saveNow: () => void;
}

/** "Saved 10:42", what the lock will still ask for, or why it is not saved and what is safe. */
export function ScoreStatusLine({
  state: { status, savedAt, kept, broughtBack, error },
  missing,
  saveNow,
}: ScoreStatusLineProps) {
  const here = kept ? 'What you gave is kept in this browser' : 'Keep this page open';
  const trouble: Partial<Record<ScoreStatus, string>> = {
    offline: `No connection. ${here} and saved when the connection is back.`,
    'signed-out': `Your session has ended. ${here}; sign in again and it is saved.`,
    conflict: `Not saved: choose above. ${here}.`,
    refused: `Not saved. ${here}.`,
    unlevelled: `${here}. Choose a level, and it is saved.`,
  };
  const words =
    trouble[status] ??
    (status === 'saved' && savedAt ? `Saved ${clockTime(new Date(savedAt))}` : status === 'empty' ? '' : 'Saving …');
  return (
    <div className={classes.status} data-trouble={trouble[status] !== undefined}>
      <p role="status">{words}</p>
      {missing.length > 0 && status !== 'unlevelled' && (
        <p className={classes.missing}>The lock still asks for {missing.map((part) => asked[part]).join(' and ')}.</p>
      )}
      {broughtBack && (
        <p>
          What you gave here until <DateText at={broughtBack} /> is back.
        </p>
      )}
      {(status === 'offline' || status === 'refused') && (
        <Button variant="default" size="compact-sm" onClick={saveNow}>
          Try to save now
        </Button>
      )}
      {status === 'refused' && <ErrorNotice error={error} safe={`${here}.`} />}
    </div>
  );
}
