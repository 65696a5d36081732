import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { decisionIfAnyQuery } from './release.queries';

/** Nothing while the submission is not decided. */
export function DecisionLink({ submissionId }: { submissionId: string }) {
  const { data: decision } = useQuery(decisionIfAnyQuery(submissionId));
  if (!decision) return null;
  return (
    <Link to="/admin/review/decisions/$submissionId" params={{ submissionId }}>
      See the decision
    </Link>
  );
}
