import { type ChangeObject, diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import { countWords } from '#kernel/words';
import { counted } from '../../../ui/number-words';
import classes from './differences.module.css';

interface Side {
  /** "This version". */
  title: string;
  text: string;
}

/** Two texts side by side. What is only in one of them is marked there, and said in words above. */
export function Differences({ left, right }: { left: Side; right: Side }) {
  const changes = useMemo(
    () => diffWordsWithSpace(left.text, right.text, { timeout: longestMilliseconds }),
    [left.text, right.text],
  );
  return (
    <>
      <p role="status" className={classes.summary}>
        {summaryOf(changes, left, right)}
      </p>
      <div className={classes.both}>
        <Column side={left} parts={changes?.filter(({ added }) => !added)} />
        <Column side={right} parts={changes?.filter(({ removed }) => !removed)} />
      </div>
    </>
  );
}

/** Comparing texts that have little in common takes long; then they are shown without marks. */
const longestMilliseconds = 700;

type Change = ChangeObject<string>;

function summaryOf(changes: Change[] | undefined, left: Side, right: Side): string {
  if (changes === undefined) return 'The two texts have so little in common that their differences are not marked.';
  const wordsIn = (which: 'removed' | 'added') =>
    changes.filter((change) => change[which]).reduce((sum, { value }) => sum + countWords(value), 0);
  if (!changes.some(({ added, removed }) => added || removed)) return 'The two texts are the same.';
  const [inLeft, inRight] = [wordsIn('removed'), wordsIn('added')];
  if (inLeft + inRight === 0) return 'Only spaces, line breaks, or punctuation differ.';
  return `${counted(inLeft, 'word')} only in “${left.title}”, ${counted(inRight, 'word')} only in “${right.title}”. They are marked.`;
}

function Column({ side: { title, text }, parts }: { side: Side; parts: Change[] | undefined }) {
  return (
    <section aria-label={title} tabIndex={0}>
      <h2>{title}</h2>
      <p className={classes.text} dir="auto">
        {parts === undefined
          ? text
          : parts.map(({ value, added, removed }, index) =>
              added || removed ? (
                <mark key={index}>
                  <span className="aloud">only here: </span>
                  {value}
                  <span className="aloud"> (end)</span>
                </mark>
              ) : (
                <span key={index}>{value}</span>
              ),
            )}
      </p>
    </section>
  );
}
