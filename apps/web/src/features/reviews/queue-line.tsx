import { Button, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReviewItem } from '../../api/schema';
import { ButtonLink } from '../../ui/button-link';
import { DateText } from '../../ui/date-text';
import lists from '../../ui/lists.module.css';
import { ErrorNotice } from '../../ui/notice';
import { counted } from '../../ui/number-words';
import { lastMinuteBefore } from './detail-names';
import { isLate } from './problem-words';
import { ReturnReview } from './return-review';
import classes from './queue.module.css';
import { useAccept } from './review.queries';

interface QueueLineProps {
  review: ReviewItem;
  /** Milliseconds since 1970. */
  now: number;
  /** Announced to screen readers after the line is removed. */
  onAnnounce: (words: string) => void;
}

/** What happens when the time is over. The due date itself takes nothing away. */
function whatThen({ state, claimed }: ReviewItem): string {
  if (state === 'offered') return 'Then someone else is asked.';
  return claimed
    ? 'Then it goes back to the pool. Each score that you save moves this time.'
    : 'Then it goes to someone else. Until then it is yours, also after the due date.';
}

/** One review in the queue: what it is, when it is due, how long the reviewer has it, and what they can do. */
export function QueueLine({ review, now, onAnnounce }: QueueLineProps) {
  const {
    id,
    submissionNumber,
    kind,
    state,
    microCredential,
    attempt,
    inScope,
    scored,
    claimed,
    dueAt,
    leaseUntil,
    waitingSince,
  } = review;
  const [returning, setReturning] = useState(false);
  const accept = useAccept(id);
  const navigate = useNavigate();
  const name = `${submissionNumber} · ${microCredential.code} ${microCredential.title}`;
  const isOffer = state === 'offered';
  const late = isLate(review, now);
  return (
    <li className={`${lists.row} ${classes.line}`}>
      <div>
        <Title order={3}>{name}</Title>
        <p className={classes.facts}>
          {kind === 'adjudication' && <strong>Adjudication: {counted(inScope, 'disputed detail')}</strong>}
          {kind === 'independent' && (
            <span>
              {isOffer || scored === 0
                ? counted(inScope, 'detail')
                : `${scored} of ${counted(inScope, 'detail')} scored`}
            </span>
          )}
          {attempt > 1 && <span>Attempt {attempt}</span>}
          {claimed && <span>From the pool</span>}
        </p>
        {!isOffer && (
          <progress className={classes.meter} max={inScope} value={scored} aria-label={`Details scored: ${name}`} />
        )}
        <dl className={classes.dates}>
          {waitingSince === null ? (
            <>
              <div data-late={late}>
                <dt>{late ? 'Late since' : 'Due date'}</dt>
                <dd>
                  <DateText at={lastMinuteBefore(dueAt)} relative />
                </dd>
              </div>
              <div>
                <dt>{isOffer ? 'Answer by' : 'Yours until'}</dt>
                <dd>
                  <DateText at={lastMinuteBefore(leaseUntil)} relative />. {whatThen(review)}
                </dd>
              </div>
            </>
          ) : (
            <div>
              <dt>Due date</dt>
              <dd>Waits until the problem that you reported is answered</dd>
            </div>
          )}
        </dl>
        {accept.error && <ErrorNotice error={accept.error} safe="The review was not accepted." />}
      </div>
      <div className={classes.acts}>
        {isOffer ? (
          <Button
            loading={accept.isPending}
            onClick={() =>
              accept.mutate(undefined, {
                onSuccess: () => void navigate({ to: '/reviews/$reviewId', params: { reviewId: id } }),
              })
            }
            aria-label={`Accept: ${name}`}
          >
            Accept
          </Button>
        ) : (
          <ButtonLink
            to="/reviews/$reviewId"
            params={{ reviewId: id }}
            aria-label={`${scored === 0 ? 'Start' : 'Continue'}: ${name}`}
          >
            {scored === 0 ? 'Start' : 'Continue'}
          </ButtonLink>
        )}
        <Button
          variant="subtle"
          onClick={() => setReturning(true)}
          aria-label={`${isOffer ? 'Decline' : 'Return this review'}: ${name}`}
        >
          {isOffer ? 'Decline' : 'Return this review'}
        </Button>
      </div>
      <ReturnReview
        review={review}
        opened={returning}
        onClose={() => setReturning(false)}
        onDone={() => onAnnounce(`${name} is no longer yours. Another reviewer will be asked.`)}
      />
    </li>
  );
}
