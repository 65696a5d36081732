import { Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { EnrollmentDetail, ResultDetail, SubmissionResult } from '../../api/schema';
import { ButtonLink } from '../../ui/button-link';
import { DateText } from '../../ui/date-text';
import { Notice } from '../../ui/notice';
import { Page, Section } from '../../ui/page';
import { counted } from '../../ui/number-words';
import { enrollmentQuery } from './enrollment.queries';
import { EnrollmentBreadcrumb } from './enrollment-breadcrumb';
import { Met } from './met';
import { ReviewersWords } from './revising/reviewers-words';
import { resultQuery } from './submission.queries';
import classes from './work.module.css';

const route = getRouteApi('/candidate/work/$enrollmentId/results/$submissionId');

/** The reviewers' levels and feedback for each detail. Unmet details come first: they are left to do. */
export function ResultPage() {
  const { enrollmentId, submissionId } = route.useParams();
  const { data: enrollment } = useSuspenseQuery(enrollmentQuery(enrollmentId));
  const { data: result } = useSuspenseQuery(resultQuery(submissionId));
  const toRedo = new Set(result.next?.details);
  const unmet = result.details.filter(({ id }) => toRedo.has(id));
  const unneeded = result.details.filter(({ id, meets }) => !meets && !toRedo.has(id));
  const met = result.details.filter(({ meets }) => meets);
  return (
    <Page
      title={result.outcome === 'met' ? 'Met' : 'Not yet met'}
      breadcrumb={<EnrollmentBreadcrumb enrollment={enrollment} />}
      lead={
        <>
          Result of attempt {result.attempt}.{' '}
          <Link to="/work/$enrollmentId/submitted/$submissionId" params={{ enrollmentId, submissionId }}>
            Read what you submitted
          </Link>
        </>
      }
    >
      {result.outcome === 'met' ? (
        <Met enrollment={enrollment} />
      ) : (
        <NotYetMet result={result} enrollment={enrollment} />
      )}
      <p>{result.passRule}</p>
      {unmet.length > 0 && <Details title="Not yet met" details={unmet} />}
      {result.summaries.length > 0 && (
        <Section title="Overall comments">
          {result.summaries.map(({ reviewer, summary }) => (
            <blockquote key={reviewer} className={classes.quote} style={{ marginInline: 0 }}>
              <strong>Reviewer {reviewer}</strong>
              <br />
              {summary}
            </blockquote>
          ))}
        </Section>
      )}
      {met.length > 0 && <Details title="Met" details={met} />}
      {unneeded.length > 0 && <Details title="Not met, and not needed" details={unneeded} />}
    </Page>
  );
}

/** What is left to do after "not yet met", or that a later attempt replaced this one. */
function NotYetMet({ result, enrollment }: { result: SubmissionResult; enrollment: EnrollmentDetail }) {
  const { releasedAt, details, next } = result;
  const { id: enrollmentId, state, metAt } = enrollment;
  const met = details.filter(({ meets }) => meets).length;
  const toRevise = state === 'resubmitting';
  return (
    <>
      <Notice
        title={
          toRevise
            ? `${counted(next?.details.length ?? 0, 'detail')} to revise, ${met} met`
            : `${met} of ${counted(details.length, 'detail')} met in this attempt`
        }
      >
        Released <DateText at={releasedAt} />.{' '}
        {toRevise && 'Details that are met stay met. Only the others are scored again.'}
        {metAt !== null && 'You met the others in a later attempt, so nothing is left to redo.'}
        {metAt === null && state === 'submitted' && 'You submitted the others again. They are in review.'}
        {!toRevise && (
          <>
            {' '}
            <Link to="/work/$enrollmentId" params={{ enrollmentId }}>
              {state === 'earned' ? 'See your badge' : 'See where you stand'}
            </Link>
          </>
        )}
      </Notice>
      {toRevise && next?.coachMeetingNeeded && (
        <Notice tone="caution" title="Meet with your coach first">
          Talk with your coach about the unmet details. After your coach records the meeting, your next attempt opens.
        </Notice>
      )}
      {toRevise && next?.submissionId && (
        <div className={classes.actions}>
          <ButtonLink to="/work/$enrollmentId" params={{ enrollmentId }}>
            Revise unmet details
          </ButtonLink>
        </div>
      )}
    </>
  );
}

function Details({ title, details }: { title: string; details: ResultDetail[] }) {
  return (
    <Section title={title}>
      {details.map(({ id, outcomeNumber, statement, level, meets, carried, remarks }) => (
        <div key={id} style={{ marginBottom: '1.75rem' }}>
          <Title order={3}>{statement}</Title>
          <p className={classes.state} style={{ margin: 0 }}>
            <span>Essential outcome {outcomeNumber}</span>
            <strong>{level.name}</strong>
            {carried && <span>{meets ? 'met in an earlier attempt' : 'from an earlier attempt'}</span>}
          </p>
          <ReviewersWords remarks={remarks} />
        </div>
      ))}
    </Section>
  );
}
