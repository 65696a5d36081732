import classes from './career.module.css';

/** Whether a requirement is reached, in a word. */
export function Reached({ met }: { met: boolean }) {
  return (
    <strong className={classes.state} data-met={met}>
      {met ? 'Reached' : 'Not reached yet'}
    </strong>
  );
}
