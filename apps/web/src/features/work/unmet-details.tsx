import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SubmissionSummary } from '../../api/schema';
import { Notice } from '../../ui/notice';
import { attemptsQuery, submissionQuery } from './submission.queries';
import classes from './work.module.css';

/** After "not yet met": the details that are left, the way to the reviewers' words, and what comes before the next attempt. */
export function UnmetDetails({ enrollmentId, current }: { enrollmentId: string; current: SubmissionSummary }) {
  const { data: attempts = [] } = useQuery(attemptsQuery(enrollmentId));
  const { data: submission } = useQuery(submissionQuery(current.id));
  const judged = attempts.find(({ state }) => state === 'released');
  const result = judged && (
    <Link to="/work/$enrollmentId/results/$submissionId" params={{ enrollmentId, submissionId: judged.id }}>
      Read what the reviewers wrote
    </Link>
  );
  if (current.state === 'released') {
    return (
      <Notice tone="caution" title="A meeting with your coach comes first">
        Talk the unmet details over with your coach. Once they have recorded it, the next attempt opens here. {result}
      </Notice>
    );
  }
  return (
    <Notice tone="caution" title="Not yet met: only these details are left">
      <ul className={classes.missing}>
        {submission?.scope.map(({ id, statement }) => (
          <li key={id}>{statement}</li>
        ))}
      </ul>
      <p style={{ margin: '0.5rem 0 0' }}>
        What is met stays met. Your texts, files and evidence are carried over: change what the reviewers asked for, and
        hand in again. {result}
      </p>
    </Notice>
  );
}
