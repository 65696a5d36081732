import { Button } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import type { TextHighlight } from '../../../api/schema';
import { SaveStatus } from '../../../autosave/save-status';
import { Notice } from '../../../ui/notice';
import { counted } from '../../../ui/number-words';
import { useDesk } from '../review-desk';
import classes from '../scoring/rubric.module.css';

interface NotesProps {
  opened: boolean;
  onToggle: (opened: boolean) => void;
  onOpen: (highlight: TextHighlight) => void;
}

/** The id of the field for private notes. */
export const notesField = 'private-notes';

/** The reviewer's private notes and highlights. Nobody else reads them. */
export function Notes({ opened, onToggle, onOpen }: NotesProps) {
  const { notes, workspace } = useDesk();
  const state = useSyncExternalStore(notes.subscribe, notes.current);
  const { text, highlights } = state.value;
  const has = [
    ...(text === '' ? [] : ['written']),
    ...(highlights.length > 0 ? [counted(highlights.length, 'highlight')] : []),
  ];
  return (
    <details className={classes.notes} open={opened} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>Private notes{has.length > 0 && ` (${has.join(', ')})`}</summary>
      <label htmlFor={notesField} className={classes.hint}>
        Only you read these. They are not part of the review.
      </label>
      <textarea
        id={notesField}
        className={classes.textarea}
        rows={3}
        maxLength={20_000}
        value={text}
        onChange={(event) => notes.writeText(event.currentTarget.value)}
      />
      {state.theirs && (
        <Notice tone="caution" title="You changed your notes in another tab or on another device" announce>
          <p className={classes.quote}>{state.theirs.value.text}</p>
          <div className={classes.acts}>
            <Button size="compact-md" onClick={() => void notes.choose('mine')}>
              Keep these notes
            </Button>
            <Button size="compact-md" variant="default" onClick={() => void notes.choose('theirs')}>
              Use the other notes
            </Button>
          </div>
        </Notice>
      )}
      {highlights.length > 0 && (
        <ul className={classes.phraseList} aria-label="Highlights">
          {highlights.map((highlight) => {
            const { kind, words, nth } = highlight;
            const title = workspace.artifacts.find((artifact) => artifact.kind === kind)?.title;
            return (
              <li key={`${kind} ${nth} ${words}`}>
                <button type="button" className={classes.link} onClick={() => onOpen(highlight)}>
                  “{words.length > 120 ? `${words.slice(0, 120)}…` : words}”
                </button>{' '}
                <span className={classes.soft}>{title}</span>{' '}
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-label={`Remove the highlight: ${words.slice(0, 60)}`}
                  onClick={() => notes.remove(highlight)}
                >
                  Remove
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <SaveStatus state={state} what="notes" saveNow={() => void notes.save()} />
    </details>
  );
}
