import type { Award } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import classes from './awards.module.css';

const words: Record<Award['state'], string> = {
  issued: 'Valid',
  suspended: 'Suspended: anyone who checks it is told not to rely on it for now',
  revoked: 'Revoked: no longer valid',
};

/** Whether a badge that was in force has ended. */
export const hasExpired = ({ validUntil }: Pick<Award, 'validUntil'>): boolean =>
  validUntil !== null && new Date(validUntil) <= new Date();

/** A badge's status, as every verifier sees it. */
export function BadgeStatus({ award: { state, validUntil } }: { award: Pick<Award, 'state' | 'validUntil'> }) {
  if (state === 'issued' && validUntil !== null)
    return (
      <p className={classes.standing} data-state={hasExpired({ validUntil }) ? 'revoked' : state}>
        {hasExpired({ validUntil }) ? 'Expired on ' : 'Valid until '}
        <DateText at={validUntil} dayOnly />
      </p>
    );
  return (
    <p className={classes.standing} data-state={state}>
      {words[state]}
    </p>
  );
}
