import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ReviewWorkspace } from '../../api/schema';
import { queries } from '../../app/queries';
import { ButtonLink } from '../../ui/button-link';
import { Form } from '../../ui/form';
import lists from '../../ui/lists.module.css';
import { Loading } from '../../ui/loading';
import { ErrorNotice, Notice } from '../../ui/notice';
import { Page, Section } from '../../ui/page';
import { counted } from '../../ui/number-words';
import { labelOf } from './detail-names';
import classes from './lock.module.css';
import { NextNotice } from './next-notice';
import { useNextReview } from './next-review';
import { useSingleKeys } from '../../ui/single-keys';
import { useLock, workspaceQuery } from './review.queries';
import { useDesk } from './review-desk';
import { elementOf } from './scoring/use-detail-keys';
import { useKeptSummary } from './scoring/kept-summary';

/** The id of the button that `l` leads to. Enter presses it, so locking stays a deliberate act. */
const lockButton = 'lock-and-go-on';

type Missing = ReviewWorkspace['missingParts'][number];

const words: Record<Missing['missing'], string> = {
  score: 'a level',
  rationale: 'a rationale',
  'cited-evidence': 'cited evidence',
};

/** Shows every score and what is missing, and locks the review. */
export function LockPage() {
  const { sheet, workspace } = useDesk();
  const checked = useCheckedWorkspace();
  if (workspace.state === 'locked')
    return <Navigate to="/reviews/$reviewId" params={{ reviewId: workspace.id }} replace />;
  const breadcrumb = (
    <>
      {workspace.microCredential.code} {workspace.microCredential.title}
    </>
  );
  return (
    <Page
      title="Check and lock"
      breadcrumb={breadcrumb}
      lead="After you lock, you can’t change your scores. Where both reviewers agree, the scores decide the result."
    >
      {checked.error ? (
        <ErrorNotice error={checked.error} safe="Your review is not locked. Your scores are safe." />
      ) : checked.data === undefined ? (
        <Loading what="Loading your scores" />
      ) : (
        <Checked review={checked.data} unsaved={sheet.unsaved} />
      )}
    </Page>
  );
}

/** The review on the server, after everything here is saved. */
function useCheckedWorkspace() {
  const { sheet, workspace } = useDesk();
  const [flushed, setFlushed] = useState(false);
  useEffect(() => {
    void sheet.save().then(() => setFlushed(true));
  }, [sheet]);
  return useQuery({
    queryKey: ['reviews', 'checked', workspace.id],
    enabled: flushed,
    staleTime: 0,
    gcTime: 0,
    queryFn: () => queries.fetchQuery({ ...workspaceQuery(workspace.id), staleTime: 0 }),
  });
}

function Checked({ review, unsaved }: { review: ReviewWorkspace; unsaved: string[] }) {
  const { id: reviewId, missingParts, inScope, meeting, scored } = review;
  const lock = useLock(reviewId);
  const navigate = useNavigate();
  const summary = useKeptSummary(reviewId, review.summary);
  const next = useNextReview(() => lock.isSuccess && void stay(true));
  useSingleKeys((key) => {
    if (key === 'l') document.getElementById(lockButton)?.focus();
    if (key === 'n') next.go({ current: reviewId });
    return key === 'l' || key === 'n';
  });
  const ready = missingParts.length === 0 && unsaved.length === 0;
  return (
    <>
      <Section
        title="Your scores"
        aside={
          <span className={lists.soft}>
            {scored < inScope ? `${scored} of ${inScope} scored` : `${meeting} of ${counted(inScope, 'detail')} meet`}
          </span>
        }
      >
        <ScoreTable review={review} />
      </Section>
      {missingParts.length > 0 && <MissingParts review={review} />}
      {unsaved.length > 0 && (
        <Notice tone="caution" title="Some scores are not saved yet" announce>
          <p className={classes.plain}>
            They are kept in this browser. Go back to the rubric, where each detail says why it is not saved.
          </p>
        </Notice>
      )}
      {ready && (
        <Section title="Lock this review">
          <Form
            onSubmit={(event) => {
              event.preventDefault();
              lockThen(goOn);
            }}
          >
            <Textarea
              label="Overall comments (optional)"
              description="The candidate reads these with the result."
              autosize
              minRows={3}
              maxLength={8000}
              value={summary.words}
              onChange={(event) => summary.write(event.currentTarget.value)}
            />
            {lock.error === null && <NextNotice error={next.error} />}
            {lock.error && (
              <ErrorNotice error={lock.error} safe="Your review is not locked. Your scores and comments are safe." />
            )}
            <div className={classes.acts}>
              <Button type="submit" id={lockButton} aria-keyshortcuts="l" loading={lock.isPending || next.isPending}>
                Lock and go to the next
              </Button>
              <Button variant="default" disabled={lock.isPending} onClick={() => lockThen(() => void stay())}>
                Lock review
              </Button>
              <ButtonLink to="/reviews/$reviewId" params={{ reviewId }} variant="default">
                Back to the rubric
              </ButtonLink>
            </div>
          </Form>
        </Section>
      )}
      {!ready && (
        <div className={classes.acts}>
          <ButtonLink to="/reviews/$reviewId" params={{ reviewId }}>
            Back to the rubric
          </ButtonLink>
        </div>
      )}
    </>
  );

  function lockThen(then: () => void) {
    lock.mutate(
      { summary: summary.words.trim() },
      {
        onSuccess: () => {
          summary.forget();
          then();
        },
      },
    );
  }

  function goOn() {
    next.go({ current: reviewId, justLocked: review.submissionNumber });
  }

  async function stay(wasLast = false) {
    await queries.fetchQuery({ ...workspaceQuery(reviewId), staleTime: 0 });
    await navigate({ to: '/reviews/$reviewId', params: { reviewId }, replace: true, state: { wasLast } });
  }
}

function ScoreTable({ review: { outcomes, rubric } }: { review: ReviewWorkspace }) {
  return (
    <ul className={`${lists.list} ${classes.scores}`}>
      {outcomes.flatMap((outcome) =>
        outcome.details.map(({ id, letter, statement, score }) => (
          <li key={id}>
            <p className={classes.plain}>
              <strong>{labelOf(outcome, { letter })}</strong> {statement}
            </p>
            {score === null ? (
              <p className={classes.level} data-meets="none">
                Not scored
              </p>
            ) : (
              <p className={classes.level} data-meets={score.meets}>
                {rubric.find(({ code }) => code === score.level)?.name ?? score.level}
              </p>
            )}
            {score && score.rationale !== '' && <p className={classes.quote}>{score.rationale}</p>}
            {score && score.feedback !== '' && (
              <p className={classes.quote}>
                <span className={lists.soft}>Feedback:</span> {score.feedback}
              </p>
            )}
            {score && !score.meets && (
              <p className={`${lists.soft} ${classes.cited}`}>Cites {counted(score.cited.length, 'evidence link')}</p>
            )}
          </li>
        )),
      )}
    </ul>
  );
}

function MissingParts({ review: { id: reviewId, outcomes, missingParts } }: { review: ReviewWorkspace }) {
  const lacking = outcomes
    .flatMap((outcome) =>
      outcome.details.map((detail) => ({
        detail,
        label: labelOf(outcome, detail),
        parts: missingParts.filter(({ detailId }) => detailId === detail.id),
      })),
    )
    .filter(({ parts }) => parts.length > 0);
  return (
    <Section title="What is missing">
      <ul className={classes.missing}>
        {lacking.map(({ detail, label, parts }) => (
          <li key={detail.id}>
            <Link to="/reviews/$reviewId" params={{ reviewId }} hash={elementOf(detail.id)}>
              {label} {detail.statement}
            </Link>
            : {parts.map(({ missing }) => words[missing]).join(' and ')}
          </li>
        ))}
      </ul>
    </Section>
  );
}
