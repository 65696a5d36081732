import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Artifact } from '../../api/schema';
import { sizeInWords, typesInWords } from '#kernel/files';
import lists from '../../ui/lists.module.css';
import { Loading } from '../../ui/loading';
import { ErrorNotice } from '../../ui/notice';
import { Section } from '../../ui/page';
import { WebLinks } from '../../ui/web-links';
import { WrittenText } from '../../ui/written-text/written-text';
import { counted } from '../../ui/number-words';
import { type ArtifactKind, artifactTextQuery } from './submission.queries';
import classes from './work.module.css';

interface ArtifactAnswersProps {
  enrollmentId: string;
  submissionId: string;
  artifact: Artifact;
}

/** One artifact, as it will be submitted. */
export function ArtifactAnswers({ enrollmentId, submissionId, artifact }: ArtifactAnswersProps) {
  const { kind, title, text, files, links } = artifact;
  return (
    <Section
      title={title}
      aside={
        <Link to="/work/$enrollmentId/artifacts/$kind" params={{ enrollmentId, kind }} aria-label={`Edit: ${title}`}>
          Edit
        </Link>
      }
    >
      {text && (
        <>
          <p className={lists.soft}>
            {counted(text.words, 'word')}
            {text.wordMinimum > 0 && `, at least ${text.wordMinimum.toLocaleString('en-US')} needed`}
          </p>
          {text.words > 0 && (
            <details>
              <summary>Read the text</summary>
              <Text submissionId={submissionId} kind={kind} revision={text.revision} />
            </details>
          )}
        </>
      )}
      {files && (
        <ul className={classes.missing}>
          {files.items.map(({ id, name, size, mediaType, description }) => (
            <li key={id}>
              {name} ({typesInWords([mediaType])}, {sizeInWords(size)}){description && `: ${description}`}
            </li>
          ))}
          {files.items.length === 0 && <li>No files yet</li>}
        </ul>
      )}
      {links && (links.items.length === 0 ? <p>No links yet</p> : <WebLinks links={links.items} />)}
    </Section>
  );
}

function Text({ submissionId, kind, revision }: { submissionId: string; kind: ArtifactKind; revision: number }) {
  const { data, error } = useQuery(artifactTextQuery(submissionId, kind, revision));
  if (error) return <ErrorNotice error={error} />;
  return data ? <WrittenText text={data.text} /> : <Loading what="Loading the text" />;
}
