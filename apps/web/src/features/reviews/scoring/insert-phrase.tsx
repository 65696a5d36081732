import classes from './rubric.module.css';

export type PhraseField = 'rationale' | 'feedback';

/** A phrase as a button that inserts it. */
export function InsertPhrase({
  text,
  into,
  onInsert,
}: {
  text: string;
  into: PhraseField;
  onInsert: (phrase: string) => void;
}) {
  return (
    <button
      type="button"
      className={classes.link}
      data-phrase
      aria-label={`Insert into the ${into}: ${text}`}
      onClick={() => onInsert(text)}
    >
      {text}
    </button>
  );
}
