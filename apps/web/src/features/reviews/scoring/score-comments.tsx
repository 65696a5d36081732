import { Button } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Phrases } from './phrases';
import classes from './rubric.module.css';
import type { GivenScore } from './score-draft';

interface ScoreCommentsProps {
  /** The id of the detail's element. `<id>-rationale` is the rationale field, or the button that opens it. */
  id: string;
  outcomeId: string;
  given: GivenScore;
  /** Whether locking requires a rationale. */
  isAsked: boolean;
  give: (change: Partial<GivenScore>) => void;
}

type Field = 'rationale' | 'feedback';

/** The comments on a level. They show when they are required or written; otherwise a button opens them. */
export function ScoreComments(props: ScoreCommentsProps) {
  const { id, given, isAsked } = props;
  const [opened, open] = useState(false);
  const written = given.rationale !== '' || given.feedback !== '';
  if (opened || isAsked || written) return <Fields {...props} isOpened={opened} />;
  return (
    <Button variant="subtle" size="compact-sm" ml={-8} mt={6} id={`${id}-rationale`} onClick={() => open(true)}>
      Add comments
    </Button>
  );
}

/** The rationale and the feedback. Phrases go into the field that was used last. */
function Fields({ id, outcomeId, given, isAsked, give, isOpened }: ScoreCommentsProps & { isOpened: boolean }) {
  const [last, setLast] = useState<Field>('rationale');
  const fields = { rationale: useRef<HTMLTextAreaElement>(null), feedback: useRef<HTMLTextAreaElement>(null) };
  const { rationale } = fields;
  useEffect(() => {
    if (isOpened) rationale.current?.focus();
  }, [isOpened, rationale]);
  const insert = (phrase: string) => {
    const { current: field } = fields[last];
    const [from, to] = [field?.selectionStart ?? given[last].length, field?.selectionEnd ?? given[last].length];
    const before = given[last].slice(0, from);
    const space = before === '' || /\s$/.test(before) ? '' : ' ';
    give({ [last]: `${before}${space}${phrase}${given[last].slice(to)}` });
    field?.focus();
  };
  const field = (name: Field, label: string, hint: string) => (
    <Words
      id={`${id}-${name}`}
      field={fields[name]}
      label={label}
      hint={hint}
      value={given[name]}
      onFocus={() => setLast(name)}
      onWrite={(words) => give({ [name]: words })}
      backTo={id}
    />
  );
  return (
    <div className={classes.words}>
      {field(
        'rationale',
        isAsked ? 'Rationale' : 'Rationale (optional)',
        'Why you chose this level, from the evidence.',
      )}
      {field(
        'feedback',
        'Feedback (optional)',
        'What the candidate might do next. The candidate reads this with the result.',
      )}
      <Phrases id={`${id}-phrases`} outcomeId={outcomeId} into={last} words={given[last]} onInsert={insert} />
    </div>
  );
}

interface WordsProps {
  id: string;
  field: RefObject<HTMLTextAreaElement | null>;
  label: string;
  hint: string;
  value: string;
  onFocus: () => void;
  onWrite: (words: string) => void;
  /** The id of the element that gets the focus back on Escape. */
  backTo: string;
}

function Words({ id, field, label, hint, value, onFocus, onWrite, backTo }: WordsProps) {
  return (
    <div>
      <label htmlFor={id} className={classes.wordsLabel}>
        {label}
      </label>
      <p id={`${id}-hint`} className={classes.hint}>
        {hint}
      </p>
      <textarea
        ref={field}
        id={id}
        aria-describedby={`${id}-hint`}
        className={classes.textarea}
        rows={2}
        maxLength={8000}
        value={value}
        onFocus={onFocus}
        onChange={(event) => onWrite(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') document.getElementById(backTo)?.focus();
        }}
      />
    </div>
  );
}
