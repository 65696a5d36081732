import { Button } from '@mantine/core';
import { useId } from 'react';
import { countWords } from '#kernel/words';
import type { Artifact } from '../../../api/schema';
import { SaveStatus } from '../../../autosave/save-status';
import { SetAside } from '../../../autosave/set-aside';
import { Loading } from '../../../ui/loading';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { DateText } from '../../../ui/date-text';
import { counted } from '../../../ui/number-words';
import type { ArtifactKind } from '../submission.queries';
import { TextChoice } from './text-choice';
import { TextVersions } from './text-versions';
import { useDraftText } from './use-draft-text';
import classes from './writing.module.css';

interface WritingProps {
  submissionId: string;
  kind: ArtifactKind;
  title: string;
  requirement: NonNullable<Artifact['text']>;
}

/** The text editor. It saves by itself and says so. */
export function Writing({ submissionId, kind, title, requirement }: WritingProps) {
  const { draft, state, write, removedInvisible } = useDraftText(submissionId, kind);
  const [field, measure] = [useId(), useId()];
  if (state.status === 'opening') return <Loading what="Loading your text" />;
  if (state.status === 'unopened')
    return (
      <ErrorNotice
        error={state.error}
        safe="Everything you saved is safe."
        retry={
          <Button mt="sm" variant="default" onClick={() => void draft.open()}>
            Try again
          </Button>
        }
      />
    );
  const words = countWords(state.value);
  return (
    <>
      {state.restoredFrom !== null && (
        <Notice tone="good" announce>
          We restored unsaved text that you wrote here until <DateText at={state.restoredFrom} />.
        </Notice>
      )}
      {removedInvisible && (
        <Notice announce>
          We removed invisible characters that came with your text and cannot be saved. What you can read is unchanged.
        </Notice>
      )}
      {state.setAside !== null && <SetAside putBack={() => write(state.setAside!)} dismiss={draft.dismissSetAside} />}
      {state.theirs !== null && (
        <TextChoice mine={state.value} theirs={state.theirs} choose={(which) => void draft.choose(which)} />
      )}
      {state.status === 'refused' && (
        <ErrorNotice
          error={state.error}
          safe={state.kept ? 'Your text is kept in this browser.' : 'Copy your text before you leave this page.'}
        />
      )}
      <div className={classes.sheet}>
        <label htmlFor={field} className={classes.label}>
          Your text
        </label>
        <textarea
          id={field}
          className={classes.text}
          aria-label={`Your text: ${title}`}
          aria-describedby={measure}
          value={state.value}
          maxLength={requirement.maxCharacters}
          onChange={(event) => write(event.currentTarget.value)}
          onBlur={() => state.status === 'changed' && void draft.save()}
          spellCheck
        />
        <div className={classes.foot}>
          <WordCount id={measure} words={words} minimum={requirement.wordMinimum} />
          <SaveStatus state={state} what="text" unwritten="Nothing saved yet" saveNow={() => void draft.save()} />
        </div>
        <TextVersions submissionId={submissionId} kind={kind} draft={draft} />
      </div>
    </>
  );
}

function WordCount({ id, words, minimum }: { id: string; words: number; minimum: number }) {
  if (minimum === 0) return <p id={id}>{counted(words, 'word')}</p>;
  return (
    <p id={id}>
      <strong>{words.toLocaleString('en-US')}</strong> of at least {counted(minimum, 'word')}
      <progress
        className={classes.meter}
        max={minimum}
        value={Math.min(words, minimum)}
        aria-label="Progress toward the word minimum"
      />
    </p>
  );
}
