import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Submission } from '../../api/schema';
import { submissionQuery } from './submission.queries';
import { awaitsChecks } from './files/awaits-checks';
import { teamDraftQuery } from './team.queries';

interface WithTeamProps {
  /** The candidate's own. */
  submission: Submission;
  children: (shared: Submission) => ReactNode;
}

/** Something about the draft in which the candidate's team writes together, where this attempt is submitted with it. */
export function WithTeam({ submission, children }: WithTeamProps) {
  if (!submission.team?.submitsTogether || submission.state !== 'draft') return null;
  return <Shared enrollmentId={submission.enrollmentId}>{children}</Shared>;
}

function Shared({ enrollmentId, children }: { enrollmentId: string; children: WithTeamProps['children'] }) {
  const { data: draft } = useSuspenseQuery(teamDraftQuery(enrollmentId));
  const { data: shared } = useSuspenseQuery({ ...submissionQuery(draft.id), refetchInterval: awaitsChecks });
  return children(shared);
}
