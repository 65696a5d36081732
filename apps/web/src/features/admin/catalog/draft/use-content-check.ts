import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Refused } from '../../../../api/problem';
import type { VersionContent } from '../../../../api/schema';
import { checkContent } from '../catalog.queries';

interface Fault {
  pointer: string;
  detail: string;
}

interface Verdict {
  /** Why it could not be saved. */
  faults: Fault[];
  /** Why it could not leave draft. */
  missingParts: Fault[];
}

/** What the API says of the content as it stands on the page, a moment after the last change. */
export function useContentCheck(content: VersionContent): { verdict: Verdict; error: unknown } {
  const [settled] = useDebouncedValue(content, 400);
  const { data, error } = useQuery({
    queryKey: ['content-check', settled],
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: (): Promise<Verdict> =>
      checkContent(settled).catch((refusal: unknown) => {
        // What cannot even be read as content is refused; the reasons have the same shape.
        if (refusal instanceof Refused && refusal.problem.errors)
          return { faults: refusal.problem.errors, missingParts: [] };
        throw refusal;
      }),
  });
  return { verdict: data ?? { faults: [], missingParts: [] }, error };
}
