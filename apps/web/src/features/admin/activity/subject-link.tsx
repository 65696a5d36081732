import { Link } from '@tanstack/react-router';

/** A link to the page of what an event is about, if it has one. */
export function SubjectLink({ kind, id }: { kind: string; id: string }) {
  switch (kind) {
    case 'person':
      return (
        <Link to="/admin/people/$personId" params={{ personId: id }}>
          person
        </Link>
      );
    case 'pilot':
      return (
        <Link to="/admin/pilots/$pilotId" params={{ pilotId: id }}>
          pilot
        </Link>
      );
    case 'enrollment':
      return (
        <Link to="/admin/enrollments/$enrollmentId" params={{ enrollmentId: id }}>
          enrollment
        </Link>
      );
    case 'submission':
      return (
        <Link to="/admin/review/submissions/$submissionId" params={{ submissionId: id }}>
          submission
        </Link>
      );
    case 'award':
      return (
        <Link to="/admin/badges/$awardId" params={{ awardId: id }}>
          badge
        </Link>
      );
    case 'version':
      return (
        <Link to="/admin/catalog/versions/$versionId" params={{ versionId: id }}>
          version
        </Link>
      );
    case 'framework':
      return (
        <Link to="/admin/catalog/frameworks/$frameworkId" params={{ frameworkId: id }}>
          framework
        </Link>
      );
    case 'stack':
    case 'micro-credential':
      return <Link to="/admin/catalog/stacks">{kind.replaceAll('-', ' ')}</Link>;
    case 'message':
      return (
        <Link to="/admin/messages/$messageId" params={{ messageId: id }}>
          message
        </Link>
      );
    default:
      return kind.replaceAll('-', ' ');
  }
}
