import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ActionButton } from '../parts/action-button';
import { releaseOutlookQuery, useBeginRelease } from './review.queries';

/** Releases all waiting decisions, up to the limit of one release. Hidden when there are fewer than two. */
export function ReleaseAll() {
  const { data: outlook } = useQuery(releaseOutlookQuery);
  const navigate = useNavigate();
  const begin = useBeginRelease();
  const waiting = outlook === undefined ? 0 : outlook.met + outlook.notYetMet;
  if (outlook === undefined || waiting < 2) return null;
  return (
    <ActionButton
      label={`Release ${waiting} decisions`}
      title={`Release ${waiting} decisions`}
      confirmLabel={`Release ${waiting} decisions`}
      done="The release has started."
      act={begin}
      onDone={(release) =>
        void navigate({ to: '/admin/review/releases/$releaseId', params: { releaseId: release.id } })
      }
    >
      <p>
        {outlook.met} candidates will see “met” and get their badge when every requirement is done. {outlook.notYetMet}{' '}
        will see “not yet met.” Everyone gets feedback, by email and on their page.
      </p>
      <p>Decisions are released one after another, without further action from you. You can’t undo this.</p>
    </ActionButton>
  );
}
