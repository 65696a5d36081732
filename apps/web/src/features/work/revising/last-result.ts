import { useQuery } from '@tanstack/react-query';
import type { Submission, SubmissionResult } from '../../../api/schema';
import { attemptsQuery, resultQuery } from '../submission.queries';

/** The latest released result of an enrollment; undefined while it loads, or where there is none. */
export function useLastResult(enrollmentId: string): SubmissionResult | undefined {
  const { data: attempts = [] } = useQuery(attemptsQuery(enrollmentId));
  const judged = attempts.find(({ state }) => state === 'released');
  return useQuery({ ...resultQuery(judged?.id ?? ''), enabled: judged !== undefined }).data;
}

/** "Attempt 2 of 3": after the third, a coach meeting comes first. */
export function attemptInWords(attempt: number, { next }: Pick<SubmissionResult, 'next'>): string {
  const most = next?.attemptsBeforeCoach ?? 0;
  return attempt <= most ? `Attempt ${attempt} of ${most}` : `Attempt ${attempt}`;
}

/** The details that the reviewers asked to revise and that are as they were in the attempt before. */
export function unrevisedIn({ scope, sinceLastAttempt }: Submission): Submission['scope'] {
  return scope.filter(({ id }) => sinceLastAttempt?.details.some((detail) => detail.id === id && !detail.changed));
}
