import { Link } from '@tanstack/react-router';

/** To everything that ever happened to a thing. */
export function AuditLink({ kind, id, words = 'Audit trail' }: { kind: string; id: string; words?: string }) {
  return (
    <Link to="/admin/audit" search={{ subjectKind: kind, subjectId: id }}>
      {words}
    </Link>
  );
}
