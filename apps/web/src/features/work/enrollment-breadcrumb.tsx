import { Link } from '@tanstack/react-router';
import type { EnrollmentDetail } from '../../api/schema';

/** The breadcrumb of a page within an enrollment, back to its task list. */
export function EnrollmentBreadcrumb({ enrollment: { id, version } }: { enrollment: EnrollmentDetail }) {
  return (
    <>
      <Link to="/work">My work</Link> ·{' '}
      <Link to="/work/$enrollmentId" params={{ enrollmentId: id }}>
        {version.code} {version.title}
      </Link>
    </>
  );
}
