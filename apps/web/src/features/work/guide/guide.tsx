import { Link } from '@tanstack/react-router';
import type { Artifact, Submission } from '../../../api/schema';
import { placeInWords } from '../evidence/place-words';
import { useLastResult } from '../revising/last-result';
import { ReviewersWords } from '../revising/reviewers-words';
import { EssentialOutcomes, GuideFrame, GuidingQuestions, Part } from './guide-frame';
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
  return (
    <GuideFrame artifact={artifact}>
      {submission.sinceLastAttempt && <WhatReviewersSaid submission={submission} artifact={artifact} />}
      <GuidingQuestions questions={artifact.guidingQuestions} />
      <Outcomes submission={submission} />
    </GuideFrame>
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
  const scored = (number: number) => scope.filter(({ outcomeNumber }) => outcomeNumber === number);
  const linked = (id: string, statement: string) => (
    <Linked submission={submission} detailId={id} statement={statement} />
  );
  const met = <p className={classes.soft}>Met</p>;
  return (
    <EssentialOutcomes
      outcomes={outcomes.map((outcome) => ({
        ...outcome,
        asOne: outcome.details.length === 0,
        details: scored(outcome.number).length === 0 ? [] : outcome.details,
      }))}
      belowOutcome={({ number, statement, asOne }) => {
        const [first] = scored(number);
        return first === undefined ? met : asOne && linked(first.id, statement);
      }}
      belowDetail={({ id, statement, inScope }) => (inScope ? linked(id, statement) : met)}
    />
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
