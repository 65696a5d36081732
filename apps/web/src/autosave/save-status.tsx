import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { clockTime } from '../ui/days';
import type { AutosaveState, AutosaveStatus } from './autosave';
import classes from './save-status.module.css';

interface SaveStatusProps {
  state: AutosaveState<unknown>;
  /** What is saved, for "Your text is kept in this browser". */
  what: string;
  /** What is shown before anything was written. */
  unwritten?: string;
  /** What the writer has to do first, where the value cannot be saved as it is. */
  unsavable?: string;
  saveNow: () => void;
  children?: ReactNode;
}

/** "Saved 10:42", or why it is not saved and what is safe. Screen readers announce a change between the two. */
export function SaveStatus({ state, what, unwritten = '', unsavable = '', saveNow, children }: SaveStatusProps) {
  const { status, savedAt } = state;
  const here = placeOfCopy(state, what);
  const trouble: Partial<Record<AutosaveStatus, string>> = {
    offline: `No connection. ${here} It will be saved when the connection is back.`,
    'signed-out': `Your session ended. ${here} Sign in again to save it.`,
    conflict: `Not saved. ${here} Choose a version above.`,
    refused: `Not saved. ${here}`,
    unsavable: `${here} ${unsavable}`,
  };
  const atRest = savedAt === null ? unwritten : `Saved ${clockTime(new Date(savedAt))}`;
  const words = trouble[status] ?? (status === 'saved' ? atRest : status === 'saving' ? 'Saving …' : 'Not saved yet');
  return (
    <div className={classes.status} data-trouble={trouble[status] !== undefined}>
      <p role="status">{words}</p>
      {children}
      {(status === 'offline' || status === 'refused') && (
        <Button variant="default" size="compact-sm" onClick={saveNow}>
          Save now
        </Button>
      )}
    </div>
  );
}

/** Where the unsaved value is safe, or how to keep it safe. */
export function placeOfCopy({ kept }: AutosaveState<unknown>, what: string): string {
  return kept ? `Your ${what} is kept in this browser.` : 'Keep this page open.';
}
