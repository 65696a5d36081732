import classes from '../parts/parts.module.css';
import { fieldWords } from './event-words';

/** Further details of an event, in a section that opens. */
export function Details({ of }: { of: Record<string, unknown> }) {
  const entries = Object.entries(of).filter(([, value]) => value !== null && value !== '');
  if (entries.length === 0) return 'None';
  return (
    <details>
      <summary>{entries.length === 1 ? 'One detail' : `${entries.length} details`}</summary>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt className={classes.soft}>{fieldWords(name)}</dt>
            <dd
              style={{ margin: 0 }}
              className={typeof value === 'object' && !isWords(value) ? classes.mono : undefined}
            >
              {typeof value === 'object' ? listOf(value) : String(value)}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((word) => typeof word === 'string');

const listOf = (value: unknown): string => (isWords(value) ? value.join('; ') : JSON.stringify(value));
