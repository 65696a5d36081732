import { Title } from '@mantine/core';
import { useState } from 'react';
import { passRuleInWords, scaleOf } from '#catalog/pass-rule';
import { sentencesOf } from '#catalog/version-content';
import type { VersionContent } from '../../../api/schema';
import { SampleDocuments } from '../../catalog/outcome-aids';
import { labelOf } from '../detail-names';
import { Levels } from './levels';
import classes from './rubric.module.css';

/** The rubric of a draft as reviewers will score with it. What is chosen here is not kept. */
export function RubricPreview({ content }: { content: VersionContent }) {
  const { outcomes } = content;
  const [chosen, choose] = useState<Readonly<Record<string, string>>>({});
  const details = outcomes.map((outcome) => (
    <div key={outcome.id} className={classes.outcome}>
      {outcome.details.length > 0 && (
        <Title order={3} className={classes.statement}>
          {outcome.number}. {outcome.statement}
        </Title>
      )}
      <SampleDocuments of={outcome.number} documents={outcome.sampleDocuments ?? []} />
      {(outcome.details.length > 0 ? outcome.details : [{ ...outcome, letter: null }]).map((detail) => (
        <section key={detail.id} className={classes.detail} aria-labelledby={`preview-${detail.id}`}>
          <Title order={outcome.details.length > 0 ? 4 : 3} id={`preview-${detail.id}`} className={classes.name}>
            <span className={classes.label}>{labelOf(outcome, detail)}</span> {detail.statement}
          </Title>
          <Levels
            name={`preview-${detail.id}`}
            rubric={scaleOf(content, detail.id)}
            sentences={sentencesOf(outcome, detail.id)}
            chosen={chosen[detail.id] ?? null}
            onChoose={(level) => choose({ ...chosen, [detail.id]: level })}
          />
        </section>
      ))}
    </div>
  ));
  return (
    <>
      <p className={classes.soft}>{passRuleInWords(content)}</p>
      {details}
    </>
  );
}
