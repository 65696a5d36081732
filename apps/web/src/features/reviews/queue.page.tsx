import { Button } from '@mantine/core';
import { useSuspenseInfiniteQuery, type UseSuspenseInfiniteQueryResult } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ReviewItem } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import { Empty } from '../../ui/empty';
import lists from '../../ui/lists.module.css';
import { Notice } from '../../ui/notice';
import { Page, Section } from '../../ui/page';
import { counted } from '../../ui/number-words';
import { NextNotice } from './next-notice';
import { useNextReview } from './next-review';
import { isLate } from './problem-words';
import { filtered, isFiltered } from './queue-filter';
import { QueueLine } from './queue-line';
import { QueueTools } from './queue-tools';
import classes from './queue.module.css';
import { lockedQuery, queueQuery, useClaim } from './review.queries';
import { KeyboardShortcuts } from './scoring/keyboard-shortcuts';
import keyClasses from './scoring/keys.module.css';
import { useSingleKeys, useSingleKeysOn } from '../../ui/single-keys';

const keys = [
  ['n', 'Next review: in progress, offered, or from the pool'],
  ['?', 'Show these shortcuts'],
] as const;

/** A reviewer's first page: reviews in progress, offers, and the next review from the pool. */
export function QueuePage() {
  const queue = useSuspenseInfiniteQuery(queueQuery);
  const search = useSearch({ from: '/reviewer/reviews' });
  const navigate = useNavigate();
  const all = queue.data.pages.flatMap((page) => page.items);
  useWholeQueue(queue, isFiltered(search) || search.sort !== undefined);
  const [now] = useState(() => Date.now());
  const items = filtered(all, search, now);
  const inProgress = items.filter(({ state }) => state !== 'offered');
  const offered = items.filter(({ state }) => state === 'offered');
  const late = all.filter((review) => isLate(review, now)).length;
  const [told, tell] = useState<string | null>(null);
  const [shortcutsShown, showShortcuts] = useState(false);
  const next = useNextReview();
  const claim = useClaim();

  useSingleKeys((key) => {
    if (key === 'n') next.go();
    if (key === '?') showShortcuts(true);
    return key === 'n' || key === '?';
  });

  return (
    <Page
      title="Reviews"
      lead="You score without knowing whose work it is. Another reviewer does the same. Neither of you sees the other’s scores until both are locked."
      action={
        <div className={classes.next}>
          <NextButton next={next} />
          {all.length > 0 && <ClaimButton claim={claim} />}
        </div>
      }
    >
      <KeyboardShortcuts opened={shortcutsShown} keys={keys} onClose={() => showShortcuts(false)} />
      <NextNotice error={claim.error ?? next.error} />
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
      {(all.length > 1 || isFiltered(search)) && (
        <QueueTools
          queue={all}
          search={search}
          onChange={(search) => void navigate({ to: '/reviews', search, replace: true })}
        />
      )}
      <Section title="In progress" aside={<Count of={inProgress.length} more={queue.hasNextPage} />}>
        {inProgress.length === 0 && isFiltered(search) ? (
          <Empty title="No review in progress is like that." />
        ) : inProgress.length === 0 ? (
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

/** Reads the rest of the queue while it is filtered or sorted: a filter of half a list would hide the other half. */
function useWholeQueue(
  { hasNextPage, isFetchingNextPage, fetchNextPage }: UseSuspenseInfiniteQueryResult,
  needed: boolean,
): void {
  useEffect(() => {
    if (needed && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [needed, hasNextPage, isFetchingNextPage, fetchNextPage]);
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

function NextButton({ next }: { next: ReturnType<typeof useNextReview> }) {
  const keysOn = useSingleKeysOn();
  return (
    <Button
      loading={next.isPending}
      onClick={() => next.go()}
      aria-keyshortcuts={keysOn ? 'n' : undefined}
      rightSection={keysOn ? <kbd className={keyClasses.onButton}>n</kbd> : undefined}
    >
      Next review
    </Button>
  );
}

/** Takes another review from the pool, beside those in progress. */
function ClaimButton({ claim }: { claim: ReturnType<typeof useClaim> }) {
  const navigate = useNavigate();
  return (
    <Button
      variant="default"
      loading={claim.isPending}
      onClick={() =>
        claim.mutate(undefined, {
          onSuccess: ({ id }) => void navigate({ to: '/reviews/$reviewId', params: { reviewId: id } }),
        })
      }
    >
      Take one from the pool
    </Button>
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
        {items.map(({ id, submissionNumber, microCredential, attempt, kind, lockedAt, inScope }) => (
          <li key={id} className={`${lists.row} ${classes.line}`}>
            <div>
              <Link to="/reviews/$reviewId" params={{ reviewId: id }} className={classes.quietTitle}>
                {submissionNumber} · {microCredential.code} {microCredential.title}
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
