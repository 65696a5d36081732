import type { AutosaveState } from '../../../autosave/autosave';
import { placeOfCopy, SaveStatus } from '../../../autosave/save-status';
import { DateText } from '../../../ui/date-text';
import { ErrorNotice } from '../../../ui/notice';
import classes from './rubric.module.css';
import type { GivenScore } from './score-draft';
import type { Missing } from './score-sheet';

const asked: Record<Missing, string> = {
  score: 'a level',
  rationale: 'a rationale',
  'cited-evidence': 'cited evidence',
};

interface ScoreStatusLineProps {
  state: AutosaveState<GivenScore>;
  missing: readonly Missing[];
  saveNow: () => void;
}

/** "Saved 10:42", what is missing before locking, or why the score is not saved and what is safe. */
export function ScoreStatusLine({ state, missing, saveNow }: ScoreStatusLineProps) {
  const { status, savedAt, restoredFrom, error } = state;
  const isUntouched = status === 'saved' && savedAt === null;
  return (
    <div className={classes.status}>
      <SaveStatus state={state} what="score" unsavable="Choose a level to save it." saveNow={saveNow}>
        {missing.length > 0 && status !== 'unsavable' && !isUntouched && (
          <p className={classes.missing}>
            Still needed before you lock: {missing.map((part) => asked[part]).join(' and ')}.
          </p>
        )}
        {restoredFrom && status !== 'saved' && (
          <p>
            We restored what you entered here until <DateText at={restoredFrom} />.
          </p>
        )}
      </SaveStatus>
      {status === 'refused' && <ErrorNotice error={error} safe={placeOfCopy(state, 'score')} />}
    </div>
  );
}
