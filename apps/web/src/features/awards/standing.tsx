import type { Award } from '../../api/schema';
import classes from './awards.module.css';

const words: Record<Award['state'], string> = {
  issued: 'In force',
  suspended: 'Suspended: verifiers are told not to rely on it for now',
  revoked: 'Revoked: it no longer holds',
};

/** How a badge stands, as every verifier sees it. */
export function Standing({ state }: { state: Award['state'] }) {
  return (
    <p className={classes.standing} data-state={state}>
      {words[state]}
    </p>
  );
}
