import { Link } from '@tanstack/react-router';
import type { Submission } from '../../../api/schema';
import { Notice } from '../../../ui/notice';
import work from '../work.module.css';
import { unrevisedIn } from './last-result';

/** Warns before the same work is submitted again: the details that are as the reviewers found them. */
export function NotChanged({ submission }: { submission: Submission }) {
  const { enrollmentId, sinceLastAttempt } = submission;
  const unrevised = unrevisedIn(submission);
  if (!sinceLastAttempt || unrevised.length === 0) return null;
  return (
    <Notice tone="caution" title={notChangedInWords(submission)}>
      <p style={{ margin: 0 }}>
        Reviewers found these details not yet met. If you submit them as they are, you use an attempt on the same work.
      </p>
      <ul className={work.missing}>
        {unrevised.map(({ id, statement }) => (
          <li key={id}>
            <Link to="/work/$enrollmentId/evidence" params={{ enrollmentId }} hash={`detail-${id}`}>
              {statement}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** "Nothing has changed since attempt 1", or that some details have not. */
export function notChangedInWords(submission: Submission): string {
  const { scope, sinceLastAttempt } = submission;
  if (!sinceLastAttempt) return '';
  const { attempt, artifacts, details } = sinceLastAttempt;
  const nothing = ![...artifacts, ...details].some(({ changed }) => changed);
  if (nothing) return `Nothing has changed since attempt ${attempt}`;
  const unrevised = unrevisedIn(submission).length;
  return `${unrevised} of the ${scope.length} details to revise ${unrevised === 1 ? 'has' : 'have'} not changed since attempt ${attempt}`;
}
