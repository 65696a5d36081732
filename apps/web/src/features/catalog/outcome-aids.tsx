import type { LevelInWords } from '#catalog/version-content';
import { counted } from '../../ui/number-words';
import classes from './catalog.module.css';

/** What work at each level looks like, folded. @param of the outcome's number, or the detail's: "2a". */
export function LevelSentences({ levels, of }: { levels: readonly LevelInWords[]; of: string }) {
  if (levels.length === 0) return null;
  return (
    <details className={classes.aid}>
      <summary>
        What each level looks like<span className={classes.unseen}>, {of}</span>
      </summary>
      <dl className={classes.sentences}>
        {levels.map(({ name, meets, sentence }) => (
          <div key={name} data-meets={meets}>
            <dt>{name}</dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Documents that could show an outcome, folded. */
export function SampleDocuments({ of, documents }: { of: number; documents: readonly string[] }) {
  if (documents.length === 0) return null;
  return (
    <details className={classes.aid}>
      <summary>
        {counted(documents.length, 'sample document')}
        <span className={classes.unseen}> for outcome {of}</span>
      </summary>
      <ul>
        {documents.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </details>
  );
}
