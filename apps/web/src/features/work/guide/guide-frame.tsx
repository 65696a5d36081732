import { Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { LevelInWords } from '#catalog/version-content';
import { AboutOutcome } from '../../catalog/about-outcome';
import { LevelSentences, SampleDocuments } from '../../catalog/outcome-aids';
import classes from './guide.module.css';

interface GuideFrameProps {
  artifact: { text: unknown };
  /** The width of the window from which the guide is beside the text. */
  besideFrom?: string;
  /** The level of its heading. */
  order?: 2 | 4;
  children: ReactNode;
}

/** What to write about, beside the text; in a narrow window it opens over the text. */
export function GuideFrame({ artifact, besideFrom = '56.01rem', order = 2, children }: GuideFrameProps) {
  const beside = useMediaQuery(`(min-width: ${besideFrom})`, true, { getInitialValueInEffect: false });
  const title = artifact.text ? 'What to write about' : 'What to show';
  return beside ? (
    <aside className={classes.beside} aria-label={title}>
      <Title order={order} size="h3">
        {title}
      </Title>
      {children}
    </aside>
  ) : (
    <aside className={classes.over} aria-label={title}>
      <details>
        <summary>{title}</summary>
        <div className={classes.sheet} tabIndex={0} role="group" aria-label={title}>
          {children}
        </div>
      </details>
    </aside>
  );
}

/** One part of the guide. It can be folded. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details open className={classes.part}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

interface Question {
  id: string;
  text: string;
  /** Null for a question about the whole artifact. */
  outcomeNumber: number | null;
}

export function GuidingQuestions({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null;
  return (
    <Part title="Guiding questions">
      <ol className={classes.questions}>
        {questions.map(({ id, text, outcomeNumber }) => (
          <li key={id}>
            {text}
            <AboutOutcome number={outcomeNumber} />
          </li>
        ))}
      </ol>
    </Part>
  );
}

interface Outcome {
  number: number;
  statement: string;
  details: readonly { id: string; statement: string; levels: readonly LevelInWords[] }[];
  levels: readonly LevelInWords[];
  sampleDocuments: readonly string[];
}

interface EssentialOutcomesProps<O extends Outcome> {
  outcomes: readonly O[];
  /** What is below the statement of an outcome. */
  belowOutcome?: (outcome: O) => ReactNode;
  belowDetail?: (detail: O['details'][number]) => ReactNode;
}

export function EssentialOutcomes<O extends Outcome>({
  outcomes,
  belowOutcome,
  belowDetail,
}: EssentialOutcomesProps<O>) {
  return (
    <Part title="Essential outcomes">
      <ol className={classes.outcomes}>
        {outcomes.map((outcome) => (
          <li key={outcome.number} value={outcome.number}>
            {outcome.statement}
            {belowOutcome?.(outcome)}
            <SampleDocuments of={outcome.number} documents={outcome.sampleDocuments} />
            <LevelSentences levels={outcome.levels} of={String(outcome.number)} />
            {outcome.details.length > 0 && (
              <ul>
                {outcome.details.map((detail, place) => (
                  <li key={detail.id}>
                    {detail.statement}
                    {belowDetail?.(detail)}
                    <LevelSentences levels={detail.levels} of={`${outcome.number}${String.fromCharCode(97 + place)}`} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Part>
  );
}
