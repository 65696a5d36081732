import { Link } from '@tanstack/react-router';
import { Notice } from '../../../ui/notice';
import work from '../work.module.css';
import { useLastResult } from './last-result';

/** After several attempts: the coach meeting that comes before the next, and what to talk about there. */
export function MeetYourCoach({ enrollmentId }: { enrollmentId: string }) {
  const result = useLastResult(enrollmentId);
  const unmet = result?.details.filter(({ id }) => result.next?.details.includes(id)) ?? [];
  return (
    <Notice tone="caution" title="Meet with your coach first">
      <p style={{ margin: 0 }}>
        Talk with your coach about the unmet details. After your coach records the meeting, your next attempt opens
        here.{' '}
        {result && (
          <Link
            to="/work/$enrollmentId/results/$submissionId"
            params={{ enrollmentId, submissionId: result.submissionId }}
          >
            Read the reviewers’ feedback
          </Link>
        )}
      </p>
      {unmet.length > 0 && (
        <ul className={work.missing}>
          {unmet.map(({ id, statement }) => (
            <li key={id}>{statement}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
