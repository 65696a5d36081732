import type { PreflightFinding } from '../../../api/schema';
import classes from './names-found.module.css';

/** The name with the words around it. */
export function Excerpt({ finding: { before, matched, after } }: { finding: PreflightFinding }) {
  return (
    <p className={classes.excerpt}>
      {before}
      <mark>{matched}</mark>
      {after}
    </p>
  );
}
