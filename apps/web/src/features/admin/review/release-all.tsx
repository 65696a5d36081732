import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Deed } from '../parts/deed';
import { releaseOutlookQuery, useBeginRelease } from './review.queries';

/** Releases the decisions that wait, as many as one release takes; with one or none, there is nothing to do at once. */
export function ReleaseAll() {
  const { data: outlook } = useQuery(releaseOutlookQuery);
  const navigate = useNavigate();
  const begin = useBeginRelease();
  const waiting = outlook === undefined ? 0 : outlook.met + outlook.notYetMet;
  if (outlook === undefined || waiting < 2) return null;
  return (
    <Deed
      label={`Release ${waiting} at once`}
      title={`Release ${waiting} decisions`}
      deed={`Release ${waiting} decisions`}
      done="The release has begun."
      act={begin}
      onDone={(release) =>
        void navigate({ to: '/admin/review/releases/$releaseId', params: { releaseId: release.id } })
      }
    >
      <p>
        {outlook.met} learn that they met, and get their badge when nothing else is outstanding; {outlook.notYetMet}{' '}
        learn what is not yet met. Each gets their feedback, by mail and on their page.
      </p>
      <p>It is done one after the other and goes on by itself. It cannot be taken back.</p>
    </Deed>
  );
}
