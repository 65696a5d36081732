import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SubmissionSummary } from '../../api/schema';
import { Notice } from '../../ui/notice';
import { attemptsQuery, submissionQuery } from './submission.queries';
import classes from './work.module.css';

/**
 * After "not yet met": the unmet details, a link to the reviewers' feedback, and what is needed before the next
 * attempt.
 */
export function UnmetDetails({ enrollmentId, current }: { enrollmentId: string; current: SubmissionSummary }) {
  const { data: attempts = [] } = useQuery(attemptsQuery(enrollmentId));
  const { data: submission } = useQuery(submissionQuery(current.id));
  const judged = attempts.find(({ state }) => state === 'released');
  const result = judged && (
    <Link to="/work/$enrollmentId/results/$submissionId" params={{ enrollmentId, submissionId: judged.id }}>
      Read the reviewers’ feedback
    </Link>
  );
  if (current.state === 'released') {
    return (
      <Notice tone="caution" title="Meet with your coach first">
        Talk with your coach about the unmet details. After your coach records the meeting, your next attempt opens
        here. {result}
      </Notice>
    );
  }
  return (
    <Notice tone="caution" title="Not yet met: revise these details">
      <ul className={classes.missing}>
        {submission?.scope.map(({ id, statement }) => (
          <li key={id}>{statement}</li>
        ))}
      </ul>
      <p style={{ margin: '0.5rem 0 0' }}>
        Details that are met stay met. Your text, files, and evidence are carried over. Change what the reviewers asked
        for, then resubmit. {result}
      </p>
    </Notice>
  );
}
