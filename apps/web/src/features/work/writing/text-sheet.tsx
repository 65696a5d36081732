import { type ReactNode, useId } from 'react';
import { countWords } from '#kernel/words';
import { counted } from '../../../ui/number-words';
import classes from './writing.module.css';

interface TextSheetProps {
  /** The artifact's title. */
  title: string;
  value: string;
  requirement: { wordMinimum: number; maxCharacters: number };
  write: (text: string) => void;
  onBlur?: () => void;
  /** What became of the text, beside the word count. */
  status: ReactNode;
  children?: ReactNode;
}

/** The field for an artifact's text, with its word count against the minimum. */
export function TextSheet({ title, value, requirement, write, onBlur, status, children }: TextSheetProps) {
  const [field, measure] = [useId(), useId()];
  return (
    <div className={classes.sheet}>
      <label htmlFor={field} className={classes.label}>
        Your text
      </label>
      <textarea
        id={field}
        className={classes.text}
        aria-label={`Your text: ${title}`}
        aria-describedby={measure}
        value={value}
        maxLength={requirement.maxCharacters}
        onChange={(event) => write(event.currentTarget.value)}
        onBlur={onBlur}
        spellCheck
      />
      <div className={classes.foot}>
        <WordCount id={measure} words={countWords(value)} minimum={requirement.wordMinimum} />
        {status}
      </div>
      {children}
    </div>
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
