import { Link } from '@tanstack/react-router';
import { scaleOf } from '#catalog/pass-rule';
import { levelsInWords } from '#catalog/version-content';
import type { EssentialOutcome, VersionContent } from '../../api/schema';
import { AlignedTo } from './aligned-to';
import classes from './catalog.module.css';
import { LevelSentences, SampleDocuments } from './outcome-aids';

interface OutcomeEntryProps {
  outcome: EssentialOutcome;
  content: Pick<VersionContent, 'rubric' | 'passRule'>;
}

/** An essential outcome as candidates read it, with its details and what helps to show it. */
export function OutcomeEntry({ outcome, content }: OutcomeEntryProps) {
  const {
    id,
    number,
    statement,
    details,
    competencies,
    rubricSentences,
    sampleDocuments = [],
    alignments = [],
  } = outcome;
  return (
    <li value={number}>
      <p>{statement}</p>
      {details.length > 0 && (
        <ol type="a" className={classes.details}>
          {details.map((detail) => (
            <li key={detail.id}>
              {detail.statement}
              <LevelSentences
                levels={levelsInWords(scaleOf(content, detail.id), detail.rubricSentences)}
                of={`${number}${detail.letter}`}
              />
            </li>
          ))}
        </ol>
      )}
      {competencies.length > 0 && (
        <p className={classes.soft}>
          Based on competency{' '}
          {competencies.map((competency, index) => (
            <span key={competency}>
              {index > 0 && ', '}
              <Link to="/competencies" hash={`competency-${competency}`}>
                {competency}
              </Link>
            </span>
          ))}
        </p>
      )}
      <AlignedTo alignments={alignments} />
      <SampleDocuments of={number} documents={sampleDocuments} />
      <LevelSentences levels={levelsInWords(scaleOf(content, id), rubricSentences)} of={String(number)} />
    </li>
  );
}
