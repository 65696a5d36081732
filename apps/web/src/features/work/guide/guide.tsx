import { Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Artifact, Submission } from '../../../api/schema';
import { placeInWords } from '../evidence/place-words';
import { useLastResult } from '../revising/last-result';
import { ReviewersWords } from '../revising/reviewers-words';
import classes from './guide.module.css';

interface GuideProps {
  submission: Submission;
  artifact: Artifact;
}

/**
 * What to write about: what the reviewers asked for, the guiding questions, and the essential outcomes with the evidence
 * linked so far. It stays beside the text; on a phone it opens over it.
 */
export function Guide({ submission, artifact }: GuideProps) {
  const beside = useMediaQuery('(min-width: 56.01rem)', true, { getInitialValueInEffect: false });
  const title = artifact.text ? 'What to write about' : 'What to show';
  const parts = (
    <>
      {submission.sinceLastAttempt && <WhatReviewersSaid submission={submission} artifact={artifact} />}
      {artifact.guidingQuestions.length > 0 && (
        <Part title="Guiding questions">
          <ol className={classes.questions}>
            {artifact.guidingQuestions.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ol>
        </Part>
      )}
      <Outcomes submission={submission} />
    </>
  );
  return beside ? (
    <aside className={classes.beside} aria-label={title}>
      <Title order={2} size="h3">
        {title}
      </Title>
      {parts}
    </aside>
  ) : (
    <aside className={classes.over} aria-label={title}>
      <details>
        <summary>{title}</summary>
        <div className={classes.sheet} tabIndex={0} role="group" aria-label={title}>
          {parts}
        </div>
      </details>
    </aside>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details open className={classes.part}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** The unmet details with the reviewers' words; those with evidence in this artifact first. */
function WhatReviewersSaid({ submission: { enrollmentId, scope, evidence }, artifact }: GuideProps) {
  const result = useLastResult(enrollmentId);
  const here = new Set(evidence.filter(({ kind }) => kind === artifact.kind).map(({ detailId }) => detailId));
  const linked = new Set(evidence.map(({ detailId }) => detailId));
  const details = scope
    .map(({ id }) => result?.details.find((detail) => detail.id === id))
    .filter((detail) => detail !== undefined)
    .sort((a, b) => Number(here.has(b.id)) - Number(here.has(a.id)));
  if (details.length === 0) return null;
  return (
    <Part title="What the reviewers said">
      {details.map(({ id, statement, level, remarks }) => (
        <div key={id} className={classes.detail}>
          <p>
            <strong>{statement}</strong>
          </p>
          <p className={classes.soft}>
            {level.name}.{' '}
            {here.has(id)
              ? 'Your evidence is in this artifact.'
              : linked.has(id)
                ? 'Your evidence is in another artifact.'
                : 'No evidence yet.'}
          </p>
          <ReviewersWords remarks={remarks} />
        </div>
      ))}
    </Part>
  );
}

function Outcomes({ submission }: { submission: Submission }) {
  const { outcomes, scope } = submission;
  return (
    <Part title="Essential outcomes">
      <ol className={classes.outcomes}>
        {outcomes.map(({ number, statement, details }) => {
          const asOne = scope.find((detail) => details.length === 0 && detail.outcomeNumber === number);
          const scored = scope.some((detail) => detail.outcomeNumber === number);
          return (
            <li key={number} value={number}>
              {statement}
              {asOne && <Linked submission={submission} detailId={asOne.id} statement={statement} />}
              {!scored && <p className={classes.soft}>Met</p>}
              {scored && details.length > 0 && (
                <ul>
                  {details.map(({ id, statement: detail, inScope }) => (
                    <li key={id}>
                      {detail}
                      {inScope ? (
                        <Linked submission={submission} detailId={id} statement={detail} />
                      ) : (
                        <p className={classes.soft}>Met</p>
                      )}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </Part>
  );
}

/** The places linked as evidence for a detail so far. */
function Linked({ submission, detailId, statement }: { submission: Submission; detailId: string; statement: string }) {
  const links = submission.evidence.filter((link) => link.detailId === detailId);
  return (
    <p className={classes.soft}>
      {links.length === 0
        ? 'No evidence yet. '
        : `Evidence: ${links.map((link) => placeInWords(link, submission)).join('; ')}. `}
      <Link
        to="/work/$enrollmentId/evidence"
        params={{ enrollmentId: submission.enrollmentId }}
        hash={`detail-${detailId}`}
        aria-label={`${links.length === 0 ? 'Link evidence' : 'Change'}: ${statement}`}
      >
        {links.length === 0 ? 'Link evidence' : 'Change'}
      </Link>
    </p>
  );
}
