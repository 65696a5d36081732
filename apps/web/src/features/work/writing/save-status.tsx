import { Button } from '@mantine/core';
import { clockTime } from '../days';
import type { DraftState } from './draft-text';
import classes from './writing.module.css';

/** "Saved 10:42", or why the text is not saved and what is safe. Screen readers announce a change between the two. */
export function SaveStatus({ state, saveNow }: { state: DraftState; saveNow: () => void }) {
  const { status, savedAt, kept } = state;
  const here = kept ? 'Your text is kept in this browser' : 'Keep this page open';
  const saved = savedAt === null ? 'Nothing saved yet' : `Saved ${clockTime(new Date(savedAt))}`;
  const waits: Partial<Record<DraftState['status'], string>> = {
    offline: `No connection. ${here}. It will be saved when the connection is back.`,
    'signed-out': `Your session ended. ${here}. Sign in again to save it.`,
    conflict: `Not saved. ${here}. Choose a version above.`,
    refused: `Not saved. ${here}.`,
  };
  const trouble = waits[status];
  return (
    <div className={classes.status} data-trouble={trouble !== undefined}>
      <p role="status">
        {trouble ?? (status === 'saved' ? saved : status === 'saving' ? 'Saving …' : 'Not saved yet')}
      </p>
      {(status === 'offline' || status === 'refused') && (
        <Button variant="default" size="compact-sm" onClick={saveNow}>
          Save now
        </Button>
      )}
    </div>
  );
}
