import classes from './career.module.css';

/** Whether a requirement is there, in a word. */
export function State({ met }: { met: boolean }) {
  return (
    <strong className={classes.state} data-met={met}>
      {met ? 'There' : 'Not yet there'}
    </strong>
  );
}
