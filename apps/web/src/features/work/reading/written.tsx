import type { SubmittedWork } from '../../../api/schema';
import lists from '../../../ui/lists.module.css';
import { WrittenText } from '../../../ui/written-text/written-text';
import { counted } from '../../../ui/number-words';
import classes from './reading.module.css';

/** The text of a submitted artifact. */
export function Written({ text: { text, words } }: { text: NonNullable<SubmittedWork['artifacts'][number]['text']> }) {
  return (
    <article aria-label="Text" className={classes.sheet}>
      <WrittenText text={text} />
      <p className={lists.soft}>{counted(words, 'word')}</p>
    </article>
  );
}
