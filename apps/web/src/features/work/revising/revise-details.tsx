import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Submission } from '../../../api/schema';
import { ButtonLink } from '../../../ui/button-link';
import { counted } from '../../../ui/number-words';
import { Section } from '../../../ui/page';
import { placeInWords } from '../evidence/place-words';
import work from '../work.module.css';
import { attemptInWords, unrevisedIn, useLastResult } from './last-result';
import { ReviewersWords } from './reviewers-words';
import classes from './revising.module.css';

/**
 * After "not yet met": each unmet detail with the reviewers' words, and the evidence that they read. The first detail
 * that has not changed is the next action.
 */
export function ReviseDetails({ submission }: { submission: Submission }) {
  const { enrollmentId, attempt, scope, sinceLastAttempt } = submission;
  const result = useLastResult(enrollmentId);
  if (!result || !sinceLastAttempt) return null;
  const unrevised = unrevisedIn(submission);
  const next = unrevised[0];
  return (
    <Section title={`${attemptInWords(attempt, result)}: revise ${counted(scope.length, 'detail')}`}>
      <p>
        Details that are met stay met. Your text, files, and evidence are carried over from attempt{' '}
        {sinceLastAttempt.attempt}. Change what the reviewers asked for, then submit again.{' '}
        <Link
          to="/work/$enrollmentId/results/$submissionId"
          params={{ enrollmentId, submissionId: result.submissionId }}
        >
          Read the whole result
        </Link>
      </p>
      <ol className={classes.details}>
        {scope.map((detail) => (
          <Detail
            key={detail.id}
            submission={submission}
            detail={detail}
            since={sinceLastAttempt.attempt}
            judged={result.details.find(({ id }) => id === detail.id)}
            revised={!unrevised.includes(detail)}
            isNext={detail === next}
          />
        ))}
      </ol>
    </Section>
  );
}

interface DetailProps {
  submission: Submission;
  detail: Submission['scope'][number];
  /** The number of the attempt before. */
  since: number;
  judged: NonNullable<ReturnType<typeof useLastResult>>['details'][number] | undefined;
  revised: boolean;
  isNext: boolean;
}

function Detail({ submission, detail, since, judged, revised, isNext }: DetailProps) {
  const { enrollmentId, evidence, artifacts } = submission;
  const links = evidence.filter(({ detailId }) => detailId === detail.id);
  const first = artifacts.find(({ kind }) => kind === links[0]?.kind);
  return (
    <li>
      <Title order={3}>{detail.statement}</Title>
      <p className={work.state} style={{ margin: 0 }}>
        <span>Essential outcome {detail.outcomeNumber}</span>
        {judged && <span>{judged.level.name}</span>}
        <strong className={revised ? undefined : work.urgent}>
          {revised ? `Changed since attempt ${since}` : `Not changed since attempt ${since}`}
        </strong>
      </p>
      {judged && <ReviewersWords remarks={judged.remarks} />}
      <p className={classes.label}>Your evidence</p>
      <ul className={classes.evidence}>
        {links.map((link) => (
          <li key={link.id}>
            <Link to="/work/$enrollmentId/artifacts/$kind" params={{ enrollmentId, kind: link.kind }}>
              {placeInWords(link, submission)}
            </Link>
            : {link.explanation}
          </li>
        ))}
        {links.length === 0 && <li>No evidence yet</li>}
      </ul>
      <div className={work.actions}>
        {isNext && first && (
          <ButtonLink to="/work/$enrollmentId/artifacts/$kind" params={{ enrollmentId, kind: first.kind }}>
            Revise: {first.title}
          </ButtonLink>
        )}
        <Link
          to="/work/$enrollmentId/evidence"
          params={{ enrollmentId }}
          hash={`detail-${detail.id}`}
          aria-label={`Change the evidence for: ${detail.statement}`}
        >
          Change the evidence
        </Link>
      </div>
    </li>
  );
}
