import classes from './keys.module.css';

interface KeyListProps {
  keys: readonly (readonly [key: string, does: string])[];
  /** Whether the keys are turned off. */
  off?: boolean;
}

export function KeyList({ keys, off = false }: KeyListProps) {
  return (
    <dl className={classes.sheet} data-off={off}>
      {keys.map(([key, does]) => (
        <div key={key}>
          <dt>{key.split(' ').map((part) => (part === 'to' ? ' to ' : <kbd key={part}>{part}</kbd>))}</dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
