import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { SharedPhrase } from '../../../api/schema';
import { ErrorNotice } from '../../../ui/notice';
import { phrasesQuery, useKeepPhrase } from '../phrase.queries';
import { useDesk } from '../review-desk';
import { sharedPhrasesQuery, useWithdrawPhrase } from '../shared-phrase.queries';
import { InsertPhrase, type PhraseField } from './insert-phrase';
import { PhraseLine } from './phrase-line';
import classes from './rubric.module.css';

interface PhrasesProps {
  /** The id of the button that opens the phrases. */
  id: string;
  /** The outcome where phrases are shared. */
  outcomeId: string;
  /** The field that phrases are inserted into. */
  into: PhraseField;
  /** The current text of that field. */
  words: string;
  onInsert: (phrase: string) => void;
}

/** The reviewer's own phrases, and those that the reviewers of the outcome share. */
export function Phrases({ id, ...props }: PhrasesProps) {
  const [opened, open] = useState(false);
  return (
    <div className={classes.phrases}>
      <Button
        id={id}
        variant="subtle"
        size="compact-sm"
        ml={-8}
        aria-expanded={opened}
        aria-keyshortcuts="p"
        onClick={() => open(!opened)}
      >
        Phrases
      </Button>
      {opened && <PhraseLists {...props} />}
    </div>
  );
}

function PhraseLists({ outcomeId, into, words, onInsert }: Omit<PhrasesProps, 'id'>) {
  const { workspace } = useDesk();
  const { data: phrases, error } = useQuery(phrasesQuery);
  const { data: all, error: sharedError } = useQuery(sharedPhrasesQuery(workspace.id));
  const lists = useRef<HTMLDivElement>(null);
  const isReady = phrases !== undefined && (all !== undefined || sharedError !== null);
  // Only when the lists open: later changes leave the focus where it is.
  useEffect(() => {
    if (isReady) lists.current?.querySelector<HTMLElement>('[data-phrase]')?.focus();
  }, [isReady]);
  if (error) return <ErrorNotice error={error} />;
  if (!isReady) return null;
  const here = all?.filter((shared) => shared.outcomeId === outcomeId);
  const others = here?.filter(({ own, text }) => !own || !phrases.some((phrase) => phrase.text === text)) ?? [];
  return (
    <div ref={lists}>
      <p className={classes.wordsLabel}>My phrases</p>
      {phrases.length === 0 && (
        <p className={classes.soft}>No phrases yet. Write something that you will use again, and save it here.</p>
      )}
      <ul className={classes.phraseList} aria-label="My phrases">
        {phrases.map((phrase) => (
          <PhraseLine
            key={phrase.id}
            phrase={phrase}
            outcomeId={outcomeId}
            shared={here === undefined ? null : here.find(({ own, text }) => own && text === phrase.text)}
            into={into}
            onInsert={onInsert}
          />
        ))}
      </ul>
      <KeepWords into={into} words={words.trim()} known={phrases.map(({ text }) => text)} />
      <p className={classes.wordsLabel}>Shared for this outcome</p>
      <p className={classes.hint}>
        Reviewers share these without their names. Until the decision on this submission, you don’t see phrases by its
        other reviewers, or phrases shared since its reviews began.
      </p>
      {sharedError && <ErrorNotice error={sharedError} />}
      {here && others.length === 0 && <p className={classes.soft}>No shared phrases to show.</p>}
      {others.length > 0 && (
        <ul className={classes.phraseList} aria-label="Shared for this outcome">
          {others.map((shared) => (
            <SharedLine key={shared.id} shared={shared} into={into} onInsert={onInsert} />
          ))}
        </ul>
      )}
    </div>
  );
}

function KeepWords({ into, words, known }: { into: PhraseField; words: string; known: readonly string[] }) {
  const keep = useKeepPhrase();
  return (
    <>
      {keep.error && <ErrorNotice error={keep.error} />}
      {words !== '' && !known.includes(words) && (
        <Button
          variant="default"
          size="compact-sm"
          mb={8}
          loading={keep.isPending}
          disabled={words.length > 2000}
          onClick={() => keep.mutate(words)}
        >
          Save the {into} as a phrase
        </Button>
      )}
    </>
  );
}

/** Someone else's phrase, or one's own that is no longer in one's list. */
function SharedLine({ shared, into, onInsert }: Pick<PhrasesProps, 'into' | 'onInsert'> & { shared: SharedPhrase }) {
  const withdraw = useWithdrawPhrase();
  return (
    <li>
      <InsertPhrase text={shared.text} into={into} onInsert={onInsert} />
      {shared.own && (
        <Button
          variant="subtle"
          size="compact-xs"
          loading={withdraw.isPending}
          aria-label={`Stop sharing: ${shared.text}`}
          onClick={() => withdraw.mutate(shared.id)}
        >
          Stop sharing
        </Button>
      )}
      {withdraw.error && <ErrorNotice error={withdraw.error} />}
    </li>
  );
}
