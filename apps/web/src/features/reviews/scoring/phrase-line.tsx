import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Phrase, SharedPhrase } from '../../../api/schema';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { useChangePhrase, useRemovePhrase } from '../phrase.queries';
import { useDesk } from '../review-desk';
import { useSharePhrase, useWithdrawPhrase } from '../shared-phrase.queries';
import { InsertPhrase, type PhraseField } from './insert-phrase';
import classes from './rubric.module.css';

interface PhraseLineProps {
  phrase: Phrase;
  outcomeId: string;
  /** The shared copy at this outcome; undefined when it is not shared, null until that is known. */
  shared: SharedPhrase | undefined | null;
  into: PhraseField;
  onInsert: (phrase: string) => void;
}

/** One of the reviewer's own phrases: insert, edit, share or remove it. */
export function PhraseLine({ phrase, outcomeId, shared, into, onInsert }: PhraseLineProps) {
  const { workspace } = useDesk();
  const [editing, edit] = useState(false);
  const remove = useRemovePhrase(phrase);
  const share = useSharePhrase(workspace.id);
  const withdraw = useWithdrawPhrase();
  const failure = remove.error ?? share.error ?? withdraw.error;
  if (editing) return <EditedPhrase phrase={phrase} onDone={() => edit(false)} />;
  return (
    <li>
      <InsertPhrase text={phrase.text} into={into} onInsert={onInsert} />
      <span className={classes.phraseActs}>
        {shared && <span className={classes.soft}>Shared </span>}
        <Button
          variant="subtle"
          size="compact-xs"
          aria-label={`Edit the phrase: ${phrase.text}`}
          onClick={() => edit(true)}
        >
          Edit
        </Button>
        {shared !== null && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={shared ? `Stop sharing: ${phrase.text}` : `Share the phrase: ${phrase.text}`}
            // A disabled button would lose the focus.
            aria-busy={share.isPending || withdraw.isPending}
            onClick={() => {
              if (share.isPending || withdraw.isPending) return;
              if (shared) withdraw.mutate(shared.id);
              else share.mutate({ phraseId: phrase.id, outcomeId });
            }}
          >
            {shared ? 'Stop sharing' : 'Share'}
          </Button>
        )}
        <Button
          variant="subtle"
          size="compact-xs"
          loading={remove.isPending}
          aria-label={`Remove the phrase: ${phrase.text}`}
          onClick={() => remove.mutate(undefined)}
        >
          Remove
        </Button>
      </span>
      {failure && <ErrorNotice error={failure} />}
    </li>
  );
}

function EditedPhrase({ phrase, onDone }: { phrase: Phrase; onDone: () => void }) {
  const [text, write] = useState(phrase.text);
  const change = useChangePhrase(phrase);
  return (
    <li>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(text.trim(), { onSuccess: onDone });
        }}
      >
        <textarea
          className={classes.textarea}
          aria-label="Phrase"
          rows={2}
          maxLength={2000}
          autoFocus
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <div className={classes.acts}>
          <Button type="submit" size="compact-sm" loading={change.isPending} disabled={text.trim() === ''}>
            Save
          </Button>
          <Button variant="default" size="compact-sm" onClick={onDone}>
            Cancel
          </Button>
        </div>
        {change.error && <ErrorNotice error={change.error} />}
      </Form>
    </li>
  );
}
