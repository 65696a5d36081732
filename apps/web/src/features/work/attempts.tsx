import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { EnrollmentDetail } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import lists from '../../ui/lists.module.css';
import { Section } from '../../ui/page';
import { attemptsQuery } from './submission.queries';
import classes from './work.module.css';

/** Every submitted attempt, with its receipt and its result. */
export function Attempts({ enrollment: { id: enrollmentId, state } }: { enrollment: EnrollmentDetail }) {
  const { data: attempts = [] } = useQuery(attemptsQuery(enrollmentId));
  const submitted = attempts.filter(
    ({ sealedAt, state: attemptState }) => sealedAt !== null && (attemptState === 'released' || state === 'withdrawn'),
  );
  if (submitted.length === 0) return null;
  return (
    <Section title="Attempts">
      <ul className={lists.list} id="attempts">
        {submitted.map(({ id, attempt, sealedAt, state: attemptState }) => (
          <li key={id} className={`${lists.row} ${classes.item}`}>
            <div>
              <p>Attempt {attempt}</p>
              {sealedAt && (
                <p className={lists.soft}>
                  Submitted <DateText at={sealedAt} />
                </p>
              )}
            </div>
            <span className={classes.actions} style={{ marginTop: 0 }}>
              {attemptState === 'released' && (
                <Link to="/work/$enrollmentId/results/$submissionId" params={{ enrollmentId, submissionId: id }}>
                  Result of attempt {attempt}
                </Link>
              )}
              <Link to="/work/$enrollmentId/submitted/$submissionId" params={{ enrollmentId, submissionId: id }}>
                What you submitted in attempt {attempt}
              </Link>
              <Link to="/work/$enrollmentId/receipts/$submissionId" params={{ enrollmentId, submissionId: id }}>
                Receipt for attempt {attempt}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
