import { Button } from '@mantine/core';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Refused } from '../../api/problem';
import type { ReviewItem } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import { Empty } from '../../ui/empty';
import lists from '../../ui/lists.module.css';
import { ErrorNotice, Notice } from '../../ui/notice';
import { Page, Section } from '../../ui/page';
import { counted } from '../../ui/number-words';
import { isLate } from './problem-words';
import { QueueLine } from './queue-line';
import classes from './queue.module.css';
import { lockedQuery, queueQuery, useClaim } from './review.queries';
import { KeyboardShortcuts } from './scoring/keyboard-shortcuts';
import keyClasses from './scoring/keys.module.css';
import { useSingleKeys, useSingleKeysOn } from '../../ui/single-keys';

const keys = [
  ['n', 'Take the next review from the pool'],
  ['?', 'Show these shortcuts'],
] as const;

/** A reviewer's first page: reviews in progress, offers, and the next review from the pool. */
export function QueuePage() {
  const queue = useSuspenseInfiniteQuery(queueQuery);
  const items = queue.data.pages.flatMap((page) => page.items);
  const inProgress = items.filter(({ state }) => state !== 'offered');
  const offered = items.filter(({ state }) => state === 'offered');
  const [now] = useState(() => Date.now());
  const late = items.filter((review) => isLate(review, now)).length;
  const [told, tell] = useState<string | null>(null);
  const [shortcutsShown, showShortcuts] = useState(false);
  const claiming = useClaiming();

  useSingleKeys((key) => {
    if (key === 'n') claiming.claim();
    if (key === '?') showShortcuts(true);
    return key === 'n' || key === '?';
  });

  return (
    <Page
      title="Reviews"
      lead="You score without knowing whose work it is. Another reviewer does the same. Neither of you sees the other’s scores until both are locked."
      action={<ClaimButton claiming={claiming} />}
    >
      <KeyboardShortcuts opened={shortcutsShown} keys={keys} onClose={() => showShortcuts(false)} />
      <ClaimNotice error={claiming.error} />
      {told && (
        <Notice tone="good" announce>
          {told}
        </Notice>
      )}
      {late > 0 && (
        <Notice tone="caution" title={`${counted(late, 'review')} ${late === 1 ? 'is' : 'are'} late`}>
          You can still finish by the date shown. If you don’t have time, return the review, and another reviewer will
          be asked.
        </Notice>
      )}
      <Section title="In progress" aside={<Count of={inProgress.length} more={queue.hasNextPage} />}>
        {inProgress.length === 0 ? (
          <Empty title="You have no review in progress.">
            {offered.length > 0
              ? 'Accept an offer below to open the submission.'
              : 'Take the next review from the pool, or wait for an offer. You will get an email.'}
          </Empty>
        ) : (
          <Lines items={inProgress} now={now} onAnnounce={tell} />
        )}
      </Section>
      {offered.length > 0 && (
        <Section title="Offered to you" aside={<Count of={offered.length} more={queue.hasNextPage} />}>
          <Lines items={offered} now={now} onAnnounce={tell} />
        </Section>
      )}
      {queue.hasNextPage && (
        <Button variant="default" mt="md" loading={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
          Show more
        </Button>
      )}
      <Locked />
      <p className={classes.keys}>
        <Button variant="subtle" size="compact-sm" ml={-8} onClick={() => showShortcuts(true)}>
          Keyboard shortcuts
        </Button>
      </p>
    </Page>
  );
}

function Lines({ items, now, onAnnounce }: { items: ReviewItem[]; now: number; onAnnounce: (words: string) => void }) {
  return (
    <ul className={lists.list}>
      {items.map((review) => (
        <QueueLine key={review.id} review={review} now={now} onAnnounce={onAnnounce} />
      ))}
    </ul>
  );
}

function Count({ of, more }: { of: number; more: boolean }) {
  return <span className={lists.soft}>{more ? `${of} or more` : of}</span>;
}

function useClaiming() {
  const { mutate, isPending, error } = useClaim();
  const navigate = useNavigate();
  const claim = () => {
    if (!isPending)
      mutate(undefined, {
        onSuccess: ({ id }) => void navigate({ to: '/reviews/$reviewId', params: { reviewId: id } }),
      });
  };
  return { claim, isPending, error };
}

function ClaimButton({ claiming }: { claiming: ReturnType<typeof useClaiming> }) {
  const keysOn = useSingleKeysOn();
  return (
    <Button
      loading={claiming.isPending}
      onClick={claiming.claim}
      aria-keyshortcuts={keysOn ? 'n' : undefined}
      rightSection={keysOn ? <kbd className={keyClasses.onButton}>n</kbd> : undefined}
    >
      Take next review
    </Button>
  );
}

function ClaimNotice({ error }: { error: unknown }) {
  if (error === null) return null;
  if (!(error instanceof Refused) || error.problem.code !== 'review.nothing-to-claim')
    return <ErrorNotice error={error} safe="You did not get a new review." />;
  return (
    <Notice announce title="No submission needs a review from you">
      New submissions are available as soon as they arrive. Check again later, or wait for an offer.
    </Notice>
  );
}

/** Locked reviews, to read again. After the other reviewer locks, both sets of scores can be read. */
function Locked() {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(lockedQuery);
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return null;
  return (
    <Section title="Locked">
      <ul className={lists.list}>
        {items.map(({ id, microCredential, attempt, kind, lockedAt, inScope }) => (
          <li key={id} className={`${lists.row} ${classes.line}`}>
            <div>
              <Link to="/reviews/$reviewId" params={{ reviewId: id }} className={classes.quietTitle}>
                {microCredential.code} {microCredential.title}
              </Link>
              <p className={classes.facts}>
                {kind === 'adjudication' && <span>Adjudication</span>}
                {attempt > 1 && <span>Attempt {attempt}</span>}
                <span>{counted(inScope, 'detail')}</span>
                {lockedAt && (
                  <span>
                    Locked <DateText at={lockedAt} dayOnly />
                  </span>
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </Section>
  );
}
