import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Phrase } from '../../../api/schema';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { phrasesQuery, useChangePhrase, useKeepPhrase, useRemovePhrase } from '../phrase.queries';
import classes from './rubric.module.css';

interface PhrasesProps {
  /** The field that phrases are inserted into. */
  into: 'rationale' | 'feedback';
  /** The current text of that field. */
  words: string;
  onInsert: (phrase: string) => void;
}

/** The reviewer's own phrases: save what was just written, insert it elsewhere, edit or remove it. */
export function Phrases({ into, words, onInsert }: PhrasesProps) {
  const [opened, open] = useState(false);
  return (
    <div className={classes.phrases}>
      <Button variant="subtle" size="compact-sm" ml={-8} aria-expanded={opened} onClick={() => open(!opened)}>
        My phrases
      </Button>
      {opened && <PhraseList into={into} words={words} onInsert={onInsert} />}
    </div>
  );
}

function PhraseList({ into, words, onInsert }: PhrasesProps) {
  const { data: phrases, error } = useQuery(phrasesQuery);
  const keep = useKeepPhrase();
  const candidate = words.trim();
  const known = phrases?.some(({ text }) => text === candidate) ?? true;
  if (error) return <ErrorNotice error={error} />;
  if (!phrases) return null;
  return (
    <div>
      {phrases.length === 0 && (
        <p className={classes.soft}>No phrases yet. Write something that you will use again, and save it here.</p>
      )}
      <ul className={classes.phraseList} aria-label="My phrases">
        {phrases.map((phrase) => (
          <PhraseLine key={phrase.id} phrase={phrase} into={into} onInsert={onInsert} />
        ))}
      </ul>
      {keep.error && <ErrorNotice error={keep.error} />}
      {candidate !== '' && !known && (
        <Button
          variant="default"
          size="compact-sm"
          loading={keep.isPending}
          disabled={candidate.length > 2000}
          onClick={() => keep.mutate(candidate)}
        >
          Save the {into} as a phrase
        </Button>
      )}
    </div>
  );
}

function PhraseLine({
  phrase,
  into,
  onInsert,
}: {
  phrase: Phrase;
  into: PhrasesProps['into'];
  onInsert: (phrase: string) => void;
}) {
  const [editing, edit] = useState<string | null>(null);
  const change = useChangePhrase(phrase);
  const remove = useRemovePhrase(phrase);
  const failure = change.error ?? remove.error;
  if (editing !== null) {
    return (
      <li>
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate(editing.trim(), { onSuccess: () => edit(null) });
          }}
        >
          <textarea
            className={classes.textarea}
            aria-label="Phrase"
            rows={2}
            maxLength={2000}
            autoFocus
            value={editing}
            onChange={(event) => edit(event.currentTarget.value)}
          />
          <div className={classes.acts}>
            <Button type="submit" size="compact-sm" loading={change.isPending} disabled={editing.trim() === ''}>
              Save
            </Button>
            <Button variant="default" size="compact-sm" onClick={() => edit(null)}>
              Cancel
            </Button>
          </div>
          {failure && <ErrorNotice error={failure} />}
        </Form>
      </li>
    );
  }
  return (
    <li>
      <button
        type="button"
        className={classes.link}
        aria-label={`Insert into the ${into}: ${phrase.text}`}
        onClick={() => onInsert(phrase.text)}
      >
        {phrase.text}
      </button>
      <span className={classes.phraseActs}>
        <Button
          variant="subtle"
          size="compact-xs"
          aria-label={`Edit the phrase: ${phrase.text}`}
          onClick={() => edit(phrase.text)}
        >
          Edit
        </Button>
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
