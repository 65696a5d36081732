import { Link } from '@tanstack/react-router';
import type { Submission } from '../../../api/schema';
import type { ArtifactKind } from '../submission.queries';
import { Notice } from '../../../ui/notice';

/** Says early that the work is read blind, and how to write it so. */
export function BlindReminder({
  enrollmentId,
  submission,
  kind,
}: {
  enrollmentId: string;
  submission: Submission;
  kind: ArtifactKind;
}) {
  const found = submission.missingParts.find(({ part, artifact }) => part === 'preflight' && artifact === kind);
  return (
    <Notice title="Reviewers must not learn who you are." tone={found ? 'caution' : 'plain'}>
      Do not name yourself, your school or your district: write “my school”.{' '}
      {found && (
        <Link to="/work/$enrollmentId/check" params={{ enrollmentId }} hash="names">
          See the names that Laurel found here
        </Link>
      )}
    </Notice>
  );
}
