import { Button } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ReviewedFile, TextHighlight } from '../../../api/schema';
import { labelOf, sizeInWords } from '#kernel/files';
import { WebLinks } from '../../../ui/web-links';
import { WrittenText } from '../../../ui/written-text/written-text';
import { FindInText } from '../../../ui/viewers/find-in-text';
import { chosenWords, mark, rangesOf, scrollTo } from '../../../ui/viewers/marked-places';
import { useSingleKeys } from '../../../ui/single-keys';
import { counted } from '../../../ui/number-words';
import { ReportProblem } from '../report-problem';
import { useDesk } from '../review-desk';
import type { Artifact } from '../review.queries';
import { AboutOutcome } from '../../catalog/about-outcome';
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
  const { workspace, notes } = useDesk();
  const { id: reviewId, state } = workspace;
  const heading = useRef<HTMLHeadingElement>(null);
  const text = useRef<HTMLElement>(null);
  const [finding, find] = useState(false);
  const [told, tell] = useState('');
  const artifact = artifacts.find(({ kind }) => kind === shown.kind) ?? artifacts[0]!;
  const file = artifact.files.find(({ id }) => id === shown.fileId);
  const hasText = file === undefined && artifact.text !== null && artifact.text.words > 0;
  useEffect(() => {
    if (shown.asked > 0) heading.current?.focus({ preventScroll: shown.passage !== null });
  }, [shown.asked, shown.passage]);
  const highlight = () => {
    const chosen = placeOfChosen(text.current);
    tell(chosen === null ? 'Select words in the text first, or find them.' : 'Highlighted.');
    if (chosen !== null) notes.highlight({ kind: artifact.kind, ...chosen });
  };
  useSingleKeys((key) => {
    if (key === '/' && hasText) find(true);
    if (key === 'h' && hasText) highlight();
    return (key === '/' || key === 'h') && hasText;
  });
  const turnTo = (kind: Artifact['kind'], fileId: string | null = null) => {
    find(false);
    tell('');
    show(({ asked }) => ({ kind, fileId, page: null, second: null, passage: null, asked: asked + 1 }));
  };
  return (
    <>
      <div className={classes.top}>
        <nav className={classes.artifacts} aria-label="Artifacts">
          {artifacts.map(({ kind, title }) => (
            <button key={kind} type="button" aria-current={kind === artifact.kind} onClick={() => turnTo(kind)}>
              {title}
            </button>
          ))}
        </nav>
        <div className={classes.heading}>
          <h2 ref={heading} tabIndex={-1} className={file ? classes.title : 'aloud'}>
            {file ? (
              <>
                <span className="aloud">{artifact.title}, </span>File {file.position}
              </>
            ) : (
              artifact.title
            )}
          </h2>
          {file && (
            <Button variant="subtle" size="compact-sm" onClick={() => turnTo(artifact.kind)}>
              Back to the artifact
            </Button>
          )}
          {file === undefined && <Asked key={artifact.kind} artifact={artifact} />}
          {hasText && (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-expanded={finding}
              aria-keyshortcuts="/"
              onClick={() => find(!finding)}
            >
              Find
            </Button>
          )}
          {hasText && (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-keyshortcuts="h"
              onMouseDown={(event) => event.preventDefault() /* keeps the selection */}
              onClick={highlight}
            >
              Highlight
            </Button>
          )}
          <span role="status" className={classes.soft}>
            {told}
          </span>
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
      </div>
      {finding && hasText && <FindInText of={text} onClose={() => find(false)} />}
      {file ? (
        <FileViewer key={file.id} file={file} shown={shown} />
      ) : (
        <ArtifactSheet
          key={artifact.kind}
          artifact={artifact}
          shown={shown}
          text={text}
          onOpen={({ id }) => turnTo(artifact.kind, id)}
        />
      )}
    </>
  );
}

interface ArtifactSheetProps {
  artifact: Artifact;
  shown: OpenEvidence;
  text: RefObject<HTMLElement | null>;
  onOpen: (file: ReviewedFile) => void;
}

function ArtifactSheet({ artifact, shown, text, onOpen }: ArtifactSheetProps) {
  const { text: written, files, links } = artifact;
  usePassage(shown, text);
  useHighlights(artifact.kind, text);
  return (
    <>
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
      {written && written.words > 0 && (
        <article ref={text} aria-label="Text" className={classes.sheet}>
          <WrittenText text={written.text} />
          <p className={classes.count}>{counted(written.words, 'word')}</p>
        </article>
      )}
      <WebLinks links={links} />
      {files.length === 0 && links.length === 0 && (written === null || written.words === 0) && (
        <p>Nothing was submitted for this artifact.</p>
      )}
    </>
  );
}

/** What the version asks of the candidate here, folded away. */
function Asked({ artifact: { about, guidingQuestions } }: { artifact: Artifact }) {
  if (about === '' && guidingQuestions.length === 0) return null;
  return (
    <details className={classes.questions}>
      <summary>{guidingQuestions.length > 0 ? 'Guiding questions' : 'What was asked'}</summary>
      {about && <p className={classes.soft}>{about}</p>}
      {guidingQuestions.length > 0 && (
        <ol>
          {guidingQuestions.map(({ id, text: question, outcomeNumber }) => (
            <li key={id}>
              {question}
              <AboutOutcome number={outcomeNumber} />
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}

/** Colors the words that the reviewer highlighted in this text. */
function useHighlights(kind: Artifact['kind'], text: RefObject<HTMLElement | null>): void {
  const { notes } = useDesk();
  const { highlights } = useSyncExternalStore(notes.subscribe, notes.current).value;
  useEffect(() => {
    const element = text.current;
    const own = element === null ? [] : highlights.filter((highlight) => highlight.kind === kind);
    mark(
      'laurel-own',
      own.flatMap(({ words, nth }) => rangesOf(words, element!)[nth] ?? []),
    );
    return () => mark('laurel-own', []);
  }, [highlights, kind, text]);
}

/** The words chosen in the text, with their place; null if there are none. */
function placeOfChosen(text: HTMLElement | null): Pick<TextHighlight, 'words' | 'nth'> | null {
  const chosen = chosenWords(text);
  if (chosen === null || text === null) return null;
  const words = chosen.words.slice(0, 2000);
  const before = rangesOf(words, text).filter(
    (place) => place.compareBoundaryPoints(Range.START_TO_START, chosen.range) < 0,
  );
  return { words, nth: before.length };
}

/** Scrolls to the passage that the evidence points at, and marks it. */
function usePassage({ passage, nth = 0, asked }: OpenEvidence, text: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const places = passage === null || text.current === null ? [] : rangesOf(passage, text.current);
    const place = places[nth] ?? places[0];
    mark('laurel-passage', place ? [place] : []);
    if (place) scrollTo(place);
    return () => mark('laurel-passage', []);
  }, [passage, nth, asked, text]);
}
