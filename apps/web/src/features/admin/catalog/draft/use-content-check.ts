import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Refused } from '../../../../api/problem';
import type { VersionContent } from '../../../../api/schema';
import { checkContent } from '../catalog.queries';
import type { Fault } from './faults';

interface Verdict {
  /** Why the draft cannot be saved. */
  faults: Fault[];
  /** Why the draft cannot move to pilot. */
  missingParts: Fault[];
  /** The drafts that nobody but authors would see. */
  unconfirmed: Fault[];
}

/** The API's check of the content on the page, shortly after the last change. */
export function useContentCheck(content: VersionContent): { verdict: Verdict; error: unknown } {
  const [settled] = useDebouncedValue(content, 400);
  const { data, error } = useQuery({
    queryKey: ['content-check', settled],
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: (): Promise<Verdict> =>
      checkContent(settled).catch((refusal: unknown) => {
        // Content that the API cannot read is refused, with reasons in the same shape.
        if (refusal instanceof Refused && refusal.problem.errors)
          return { faults: refusal.problem.errors, missingParts: [], unconfirmed: [] };
        throw refusal;
      }),
  });
  return { verdict: data ?? { faults: [], missingParts: [], unconfirmed: [] }, error };
}
