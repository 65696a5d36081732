import { Button, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReviewedFile } from '../../../api/schema';
import { labelOf, sizeInWords } from '#kernel/files';
import { WrittenText } from '../../../ui/written-text/written-text';
import { counted } from '../../../ui/number-words';
import { ReportProblem } from '../report-problem';
import { useDesk } from '../review-desk';
import type { Artifact } from '../review.queries';
import classes from './evidence.module.css';
import { FileViewer } from './file-viewer';
import type { OpenEvidence } from './open-evidence';

interface EvidencePaneProps {
  artifacts: readonly Artifact[];
  shown: OpenEvidence;
  show: (change: (shown: OpenEvidence) => OpenEvidence) => void;
}

/** Shows one artifact at a time: its questions, text, and files, or one open file. */
export function EvidencePane({ artifacts, shown, show }: EvidencePaneProps) {
  const { id: reviewId, state } = useDesk().workspace;
  const heading = useRef<HTMLHeadingElement>(null);
  const artifact = artifacts.find(({ kind }) => kind === shown.kind) ?? artifacts[0]!;
  const file = artifact.files.find(({ id }) => id === shown.fileId);
  useEffect(() => {
    if (shown.asked > 0) heading.current?.focus();
  }, [shown.asked]);
  const turnTo = (kind: Artifact['kind'], fileId: string | null = null) =>
    show(({ asked }) => ({ kind, fileId, page: null, second: null, asked: asked + 1 }));
  return (
    <>
      <nav className={classes.artifacts} aria-label="Artifacts">
        {artifacts.map(({ kind, title }) => (
          <button key={kind} type="button" aria-current={kind === artifact.kind} onClick={() => turnTo(kind)}>
            {title}
          </button>
        ))}
      </nav>
      <div className={classes.heading}>
        <Title order={2} size="h3" ref={heading} tabIndex={-1} className={classes.title}>
          {artifact.title}
          {file && <span className={classes.soft}>, file {file.position}</span>}
        </Title>
        {state !== 'locked' && (
          <ReportProblem
            reviewId={reviewId}
            place={{
              artifact: artifact.kind,
              fileId: file?.id ?? null,
              words: file ? `${artifact.title}, file ${file.position}` : artifact.title,
            }}
          />
        )}
      </div>
      {file ? (
        <>
          <Button variant="subtle" size="compact-sm" ml={-8} onClick={() => turnTo(artifact.kind)}>
            Back to the artifact
          </Button>
          <FileViewer key={file.id} file={file} shown={shown} />
        </>
      ) : (
        <ArtifactSheet artifact={artifact} onOpen={({ id }) => turnTo(artifact.kind, id)} />
      )}
    </>
  );
}

function ArtifactSheet({
  artifact: { about, guidingQuestions, text, files },
  onOpen,
}: {
  artifact: Artifact;
  onOpen: (file: ReviewedFile) => void;
}) {
  return (
    <>
      {about && <p className={classes.soft}>{about}</p>}
      {guidingQuestions.length > 0 && (
        <details className={classes.questions}>
          <summary>Guiding questions</summary>
          <ol>
            {guidingQuestions.map(({ id, text: question }) => (
              <li key={id}>{question}</li>
            ))}
          </ol>
        </details>
      )}
      {files.length > 0 && (
        <ul className={classes.files} aria-label="Files">
          {files.map((file) => (
            <li key={file.id}>
              <button type="button" className={classes.file} onClick={() => onOpen(file)}>
                <strong>File {file.position}</strong>
                {file.description && <span>{file.description}</span>}
              </button>
              <span className={classes.soft}>
                {file.mediaType === null
                  ? 'being prepared'
                  : `${labelOf(file.mediaType)}, ${sizeInWords(file.size ?? 0)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {text && text.words > 0 && (
        <article aria-label="Text" className={classes.sheet}>
          <WrittenText text={text.text} />
          <p className={classes.count}>{counted(text.words, 'word')}</p>
        </article>
      )}
      {files.length === 0 && (text === null || text.words === 0) && <p>Nothing was submitted for this artifact.</p>}
    </>
  );
}
