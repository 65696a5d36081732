import { Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ResultDetail, SubmissionResult } from '../../api/schema';
import { ButtonLink } from '../../ui/button-link';
import { DateText } from '../../ui/date-text';
import { Notice } from '../../ui/notice';
import { Page, Section } from '../../ui/page';
import { counted } from './days';
import { enrollmentQuery } from './enrollment.queries';
import { OverEnrollment } from './over-enrollment';
import { resultQuery } from './submission.queries';
import classes from './work.module.css';

const route = getRouteApi('/candidate/work/$enrollmentId/results/$submissionId');

/** What the reviewers found, detail by detail, in their words; the unmet first, for these are what is left to do. */
export function ResultPage() {
  const { enrollmentId, submissionId } = route.useParams();
  const { data: enrollment } = useSuspenseQuery(enrollmentQuery(enrollmentId));
  const { data: result } = useSuspenseQuery(resultQuery(submissionId));
  const unmet = result.details.filter(({ meets }) => !meets);
  const met = result.details.filter(({ meets }) => meets);
  return (
    <Page
      title={result.outcome === 'met' ? 'Met' : 'Not yet met'}
      over={<OverEnrollment enrollment={enrollment} />}
      lead={`Result of attempt ${result.attempt}`}
    >
      <Outcome
        result={result}
        enrollmentId={enrollmentId}
        waiting={enrollment.requirements.some(({ awardWaits, metAt }) => awardWaits && metAt === null)}
        earned={enrollment.state === 'earned'}
      />
      {result.summaries.length > 0 && (
        <Section title="On the whole">
          {result.summaries.map((summary, index) => (
            <blockquote key={index} className={classes.quote} style={{ marginInline: 0 }}>
              {summary}
            </blockquote>
          ))}
        </Section>
      )}
      {unmet.length > 0 && <Details title="Not yet met" details={unmet} />}
      {met.length > 0 && <Details title="Met" details={met} />}
    </Page>
  );
}

function Outcome({
  result,
  enrollmentId,
  waiting,
  earned,
}: {
  result: SubmissionResult;
  enrollmentId: string;
  waiting: boolean;
  earned: boolean;
}) {
  const { outcome, releasedAt, details, next } = result;
  const released = <DateText at={releasedAt} />;
  if (outcome === 'met') {
    return (
      <Notice tone="good" title={`All ${counted(details.length, 'detail')} are met`}>
        Released {released}.{' '}
        {earned ? (
          <Link to="/my-badges">See your badge and share it</Link>
        ) : waiting ? (
          <Link to="/work/$enrollmentId/requirements" params={{ enrollmentId }}>
            The badge waits for what the pilot also asks for
          </Link>
        ) : (
          'Your badge is being made; it is among your badges in a moment.'
        )}
      </Notice>
    );
  }
  return (
    <>
      <Notice
        title={`${counted(details.filter(({ meets }) => !meets).length, 'detail')} to redo, ${details.filter(({ meets }) => meets).length} met`}
      >
        Released {released}. What is met stays met; only the others are scored again.
      </Notice>
      {next?.coachMeetingNeeded && (
        <Notice tone="caution" title="A meeting with your coach comes first">
          Talk the unmet details over with your coach. Once they have recorded it, the next attempt opens.
        </Notice>
      )}
      {next?.submissionId && (
        <div className={classes.actions}>
          <ButtonLink to="/work/$enrollmentId" params={{ enrollmentId }}>
            Redo the unmet details
          </ButtonLink>
        </div>
      )}
    </>
  );
}

function Details({ title, details }: { title: string; details: ResultDetail[] }) {
  return (
    <Section title={title}>
      {details.map(({ id, outcomeNumber, statement, level, carried, remarks }) => (
        <div key={id} style={{ marginBottom: '1.75rem' }}>
          <Title order={3}>{statement}</Title>
          <p className={classes.state} style={{ margin: 0 }}>
            <span>Essential outcome {outcomeNumber}</span>
            <strong>{level.name}</strong>
            {carried && <span>met in an earlier attempt</span>}
          </p>
          {remarks.map(({ rationale, feedback }, index) => (
            <blockquote key={index} className={classes.quote} style={{ marginInline: 0 }}>
              {rationale && <p style={{ margin: 0 }}>{rationale}</p>}
              {feedback && <p style={{ margin: 0 }}>{feedback}</p>}
            </blockquote>
          ))}
        </div>
      ))}
    </Section>
  );
}
