import classes from './catalog.module.css';

/** Names the outcome that a guiding question is about. Nothing for a question about the whole artifact. */
export function AboutOutcome({ number }: { number: number | null | undefined }) {
  return number ? <span className={classes.soft}> (outcome {number})</span> : null;
}
