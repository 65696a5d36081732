import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState, useSyncExternalStore } from 'react';
import { wordsAt } from '#catalog/place';
import type { DesignComment, DesignOfVersion, PersonRef, Version, VersionContent } from '../../../../api/schema';
import type { Autosave } from '../../../../autosave/autosave';
import { DateText } from '../../../../ui/date-text';
import { Form } from '../../../../ui/form';
import { ErrorNotice } from '../../../../ui/notice';
import { announce, keepFocus } from '../../parts/announcer';
import parts from '../../parts/parts.module.css';
import classes from './design.module.css';
import { useAnswer, useResolve, useTakeOver } from './design.queries';
import { nameOf } from './places';

interface CommentThreadProps {
  comment: DesignComment;
  content: VersionContent;
  may: DesignOfVersion['may'];
  draft: Autosave<VersionContent>;
  adopt: (saved: Version) => void;
}

/** A comment with its suggestion and its answers, and what the reader can do about it. */
export function CommentThread({ comment, content, may, draft, adopt }: CommentThreadProps) {
  const { id, place, author, text, writtenAt, suggestion, takenOverAt, resolvedAt, answers } = comment;
  const [answering, answer] = useState(false);
  const resolving = useResolve(id);
  const name = nameOf(place, content);
  const about = `comment by ${author.name} on ${name}`;
  const open = resolvedAt === null;

  const resolve = (resolved: boolean) =>
    resolving.mutate(resolved, {
      onSuccess: () => {
        announce(resolved ? 'The comment is resolved.' : 'The comment is open again.');
        keepFocus();
      },
    });

  return (
    <article aria-label={about}>
      <strong>{name}</strong>
      <Said by={author} at={writtenAt} text={text} />
      {suggestion !== null && (
        <>
          <dl className={classes.suggestion}>
            <dt>Before</dt>
            <dd dir="auto">{suggestion.words || 'Nothing yet'}</dd>
            <dt>Suggested</dt>
            <dd dir="auto">{suggestion.text}</dd>
          </dl>
          {takenOverAt !== null && (
            <p className={parts.soft}>
              Taken over <DateText at={takenOverAt} />.
            </p>
          )}
          {open && may.includes('edit') && (
            <TakeOver {...{ id, about, draft, adopt }} outdated={wordsAt(content, place) !== suggestion.words} />
          )}
        </>
      )}
      {answers.length > 0 && (
        <ul className={classes.answers}>
          {answers.map((one) => (
            <li key={one.id}>
              <Said by={one.author} at={one.writtenAt} text={one.text} />
            </li>
          ))}
        </ul>
      )}
      {answering && <Answer id={id} about={about} onDone={() => answer(false)} />}
      <div className={parts.actions}>
        {!answering && (
          <Button size="compact-sm" variant="default" aria-label={`Answer the ${about}`} onClick={() => answer(true)}>
            Answer
          </Button>
        )}
        {may.includes('resolve') && (
          <Button
            size="compact-sm"
            variant="default"
            loading={resolving.isPending}
            aria-label={`${open ? 'Resolve' : 'Reopen'} the ${about}`}
            onClick={() => resolve(open)}
          >
            {open ? 'Resolve' : 'Reopen'}
          </Button>
        )}
      </div>
      {resolving.error && <ErrorNotice error={resolving.error} />}
    </article>
  );
}

function Said({ by, at, text }: { by: PersonRef; at: string; text: string }) {
  return (
    <>
      <p className={parts.soft} style={{ margin: 0 }}>
        <bdi>{by.name}</bdi>, <DateText at={at} />
      </p>
      <p className={classes.words} dir="auto">
        {text}
      </p>
    </>
  );
}

interface TakeOverProps extends Pick<CommentThreadProps, 'draft' | 'adopt'> {
  id: string;
  about: string;
  outdated: boolean;
}

/** Puts the suggested words into the draft, once everything on the page is saved. */
function TakeOver({ id, about, draft, adopt, outdated }: TakeOverProps) {
  const taking = useTakeOver(id);
  const { status } = useSyncExternalStore(draft.subscribe, draft.current);
  if (outdated) return <p className={parts.soft}>The words have changed since this was suggested.</p>;
  return (
    <>
      <Button
        size="compact-sm"
        disabled={status !== 'saved'}
        loading={taking.isPending}
        aria-label={`Take over the suggestion of the ${about}`}
        onClick={() =>
          taking.mutate(draft.basedOn, {
            onSuccess: (saved) => {
              adopt(saved);
              announce('The suggested words are in the draft.');
              keepFocus();
            },
          })
        }
      >
        Take over
      </Button>
      {taking.error && <ErrorNotice error={taking.error} safe="The draft was not changed." />}
    </>
  );
}

function Answer({ id, about, onDone }: { id: string; about: string; onDone: () => void }) {
  const answering = useAnswer(id);
  const [text, write] = useState('');
  function submit(event: FormEvent) {
    event.preventDefault();
    answering.mutate(text, {
      onSuccess: () => {
        announce('Your answer was added.');
        onDone();
        keepFocus();
      },
    });
  }
  return (
    <Form onSubmit={submit} aria-label={`Answer the ${about}`}>
      <Textarea
        label="Your answer"
        required
        autosize
        maxLength={4000}
        value={text}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        mb="sm"
      />
      <div className={parts.actions} style={{ marginTop: 0 }}>
        <Button type="submit" size="compact-sm" loading={answering.isPending}>
          Add answer
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onDone}>
          Cancel
        </Button>
      </div>
      {answering.error && <ErrorNotice error={answering.error} safe="Your answer is still here." />}
    </Form>
  );
}
