import { Link } from '@tanstack/react-router';
import type { Artifact, PreflightFinding, Submission } from '../../../api/schema';

/** "Documents, file 2, page 3" */
export function placeOf(
  { place, artifact, filePosition, webLinkPosition, detailId, field, pages }: PreflightFinding,
  submission: { artifacts: Pick<Artifact, 'kind' | 'title'>[]; scope: { id: string; statement: string }[] },
) {
  const { title } = submission.artifacts.find(({ kind }) => kind === artifact) ?? { title: artifact };
  const file =
    webLinkPosition !== null
      ? `${title}, link ${webLinkPosition}`
      : filePosition === null
        ? title
        : `${title}, file ${filePosition}`;
  const detail = submission.scope.find(({ id }) => id === detailId)?.statement;
  switch (place) {
    case 'text':
      return `${title}, your text`;
    case 'description':
      return `${file}, description`;
    case 'address':
      return `${file}, address`;
    case 'explanation':
      return `Evidence map${detail ? `, ${detail}` : ''}`;
    case 'file-name':
      return `${file}, name of the file`;
    case 'metadata':
      return `${file}, ${field ?? 'data'}`;
    case 'file-text':
      if (field) return `${file}, ${field.toLowerCase()}`;
      return `${file}${pages.length > 0 ? `, ${pages.length === 1 ? 'page' : 'pages'} ${pages.join(', ')}` : ''}`;
  }
}

/** Where the name stands, with a link that leads there. */
export function FindingPlace({
  enrollmentId,
  submission,
  finding,
}: {
  enrollmentId: string;
  submission: Submission;
  finding: PreflightFinding;
}) {
  const words = placeOf(finding, submission);
  if (finding.place === 'explanation')
    return (
      <Link
        to="/work/$enrollmentId/evidence"
        params={{ enrollmentId }}
        hash={finding.detailId ? `detail-${finding.detailId}` : undefined}
      >
        {words}
      </Link>
    );
  return (
    <Link to="/work/$enrollmentId/artifacts/$kind" params={{ enrollmentId, kind: finding.artifact }}>
      {words}
    </Link>
  );
}
