import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Decision, GivenReview, Version } from '../../../api/schema';
import { ButtonLink } from '../../../ui/button-link';
import { DateText } from '../../../ui/date-text';
import { Loading } from '../../../ui/loading';
import { Notice } from '../../../ui/notice';
import { Page, Section } from '../../../ui/page';
import { AuditLink } from '../parts/audit-link';
import { DataTable } from '../parts/data-table';
import { ActionButton } from '../parts/action-button';
import classes from '../parts/parts.module.css';
import beside from './decision.module.css';
import { ReviewerComments } from './reviewer-comments';
import { SubmittedWork } from './submitted-work';
import { decisionQuery, decisionsQuery, useRelease } from './release.queries';
import { duplicatesQuery, givenQuery, readingQuery, versionOfEnrollmentQuery } from './review.queries';
import { outcomes, placeWords } from './review-words';

const route = getRouteApi('/administrator/admin/review/decisions/$submissionId');

const bases: Record<Decision['details'][number]['basis'], string> = {
  agreed: 'Both reviewers',
  adjudicated: 'The third reviewer',
  carried: 'Met in an earlier attempt',
};

/** One decision with every detail, ready to release. */
export function DecisionPage() {
  const { submissionId } = route.useParams();
  const { data: decision } = useSuspenseQuery(decisionQuery(submissionId));
  const { data: version } = useSuspenseQuery(versionOfEnrollmentQuery(decision.enrollmentId));
  const { data: given } = useSuspenseQuery(givenQuery(submissionId));
  const { data: work } = useQuery(readingQuery(submissionId));
  const { data: waiting } = useInfiniteQuery(decisionsQuery);
  const { candidate, microCredential, outcome, attempt, releasedAt } = decision;
  const next = waiting?.pages.flatMap(({ items }) => items).find((other) => other.submissionId !== submissionId);
  return (
    <Page
      title={`${candidate.name}: ${outcomes[outcome].toLowerCase()}`}
      breadcrumb={<Link to="/admin/review/decisions">Decisions to release</Link>}
      width="wide"
      lead={
        <>
          {microCredential.code} {microCredential.title}, submission {decision.submissionNumber}, attempt {attempt}.
          Decided on <DateText at={decision.decidedAt} />.{' '}
          <Link to="/admin/enrollments/$enrollmentId" params={{ enrollmentId: decision.enrollmentId }}>
            See the enrollment
          </Link>
          {'. '}
          <Link to="/admin/review/submissions/$submissionId/reading" params={{ submissionId }}>
            See the submission alone
          </Link>
          {'. '}
          <Link to="/admin/review/submissions/$submissionId" params={{ submissionId }}>
            See its reviews
          </Link>
        </>
      }
      action={releasedAt === null && !decision.ownReview && <Release decision={decision} />}
    >
      {releasedAt !== null && (
        <Notice tone="good" title="Released">
          The candidate was told on <DateText at={releasedAt} />.
        </Notice>
      )}
      {releasedAt === null && decision.ownReview && (
        <Notice tone="caution" title="You reviewed this submission">
          Another administrator releases the decision.
        </Notice>
      )}
      {releasedAt === null && <SimilarWorkCaution submissionId={submissionId} />}
      <DataTable<Decision['details'][number]>
        caption="What was decided for each detail"
        rows={decision.details}
        keyOf={({ detailId }) => detailId}
        columns={[
          { title: 'Detail', cell: ({ detailId }) => statementOf(version, detailId) },
          { title: 'Level', cell: ({ level }) => levelName(version, level) },
          {
            title: 'Meets',
            cell: ({ meets }) => (meets ? 'Meets' : <span className={classes.urgent}>Does not meet</span>),
          },
          { title: 'Decided by', cell: ({ basis }) => bases[basis] },
          {
            title: 'Each reviewer gave',
            cell: ({ detailId }) => <Given given={given} detailId={detailId} {...{ version }} />,
          },
        ]}
      />
      <div className={beside.columns}>
        <div className={beside.words} role="region" aria-label="What the reviewers wrote" tabIndex={0}>
          <Section title="What the reviewers wrote">
            <p className={classes.soft}>
              Candidates read these comments after the decision is released, without reviewers’ names. Where a third
              reviewer decided a detail, they read only the third reviewer’s comments.
            </p>
            <ReviewerComments
              given={given}
              details={decision.details.map(({ detailId }) => ({
                id: detailId,
                statement: statementOf(version, detailId),
              }))}
              levelName={(code) => levelName(version, code)}
            />
          </Section>
        </div>
        <div>{work ? <SubmittedWork submission={work} /> : <Loading />}</div>
      </div>
      {releasedAt !== null && next && (
        <div className={classes.actions}>
          <ButtonLink
            to="/admin/review/decisions/$submissionId"
            params={{ submissionId: next.submissionId }}
            variant="default"
          >
            {`Next: ${next.candidate.name}`}
          </ButtonLink>
        </div>
      )}
      <p className={classes.foot}>
        <AuditLink kind="submission" id={submissionId} />
      </p>
    </Page>
  );
}

/** Nothing while there is no similar work to look at. */
function SimilarWorkCaution({ submissionId }: { submissionId: string }) {
  const { data } = useInfiniteQuery(duplicatesQuery({ submissionId }));
  if (!data?.pages.some(({ items }) => items.length > 0)) return null;
  return (
    <Notice tone="caution" title="There is similar work">
      Laurel found the same file or much of the same text elsewhere. You can release the decision all the same.{' '}
      <Link to="/admin/review/submissions/$submissionId" params={{ submissionId }}>
        See the similar work
      </Link>
    </Notice>
  );
}

function Release({ decision: { submissionId, candidate, outcome } }: { decision: Decision }) {
  return (
    <ActionButton
      label="Release"
      variant="filled"
      title={`Release to ${candidate.name}`}
      confirmLabel="Release decision"
      done={`The decision was released to ${candidate.name}.`}
      act={useRelease(submissionId)}
    >
      <p>
        <bdi>{candidate.name}</bdi> will see “{outcomes[outcome].toLowerCase()}” with feedback on every detail, by email
        and on their page.{' '}
        {outcome === 'met'
          ? 'The badge is issued when every requirement is done.'
          : 'The unmet details open for the next attempt.'}
      </p>
      <p>You can’t undo this.</p>
    </ActionButton>
  );
}

/** "First: Demonstrated", a line for each reviewer who scored the detail. */
function Given({ given, detailId, version }: { given: GivenReview[]; detailId: string; version: Version }) {
  const scores = given.flatMap((review) =>
    review.scores.filter((score) => score.detailId === detailId).map((score) => ({ review, score })),
  );
  if (scores.length === 0) return 'Not scored again';
  return scores.map(({ review, score }) => (
    <div key={review.reviewId}>
      {placeWords(review)}: {levelName(version, score.level)}
    </div>
  ));
}

function levelName({ content }: Pick<Version, 'content'>, level: string): string {
  return content.rubric.find(({ code }) => code === level)?.name ?? level;
}

/** "2a. Prepares the teachers". */
function statementOf({ content }: Pick<Version, 'content'>, detailId: string): string {
  for (const { id, number, statement, details } of content.outcomes) {
    if (id === detailId) return `${number}. ${statement}`;
    const detail = details.find((other) => other.id === detailId);
    if (detail) return `${number}${detail.letter}. ${detail.statement}`;
  }
  return detailId;
}
