import type { Award } from '../../api/schema';
import classes from './awards.module.css';

const words: Record<Award['state'], string> = {
  issued: 'Valid',
  suspended: 'Suspended: anyone who checks it is told not to rely on it for now',
  revoked: 'Revoked: no longer valid',
};

/** A badge's status, as every verifier sees it. */
export function BadgeStatus({ state }: { state: Award['state'] }) {
  return (
    <p className={classes.standing} data-state={state}>
      {words[state]}
    </p>
  );
}
