import { Link } from '@tanstack/react-router';

/** A link to everything that ever happened to something. */
export function AuditLink({ kind, id, words = 'Audit trail' }: { kind: string; id: string; words?: string }) {
  return (
    <Link to="/admin/audit" search={{ subjectKind: kind, subjectId: id }}>
      {words}
    </Link>
  );
}
