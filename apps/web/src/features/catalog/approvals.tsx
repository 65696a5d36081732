import type { VersionApprovals } from '../../api/schema';
import { dayInWords } from '../../ui/days';

type Approval = VersionApprovals['items'][number];

/** "Department of Education, 2026-114, from Wed, July 1, 2026 until Sat, June 30, 2029". */
export function ApprovalInWords({ approval }: { approval: Approval }) {
  const { authority, document, validFrom, validUntil } = approval;
  return (
    <>
      <bdi>{authority}</bdi>,{' '}
      {document.startsWith('https://') ? <a href={document}>{document}</a> : <bdi>{document}</bdi>}, from{' '}
      {dayInWords(validFrom)}
      {validUntil !== null && ` until ${dayInWords(validUntil)}`}
    </>
  );
}
