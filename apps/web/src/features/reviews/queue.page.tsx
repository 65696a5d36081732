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
import { counted } from '../work/days';
import { QueueLine } from './queue-line';
import classes from './queue.module.css';
import { lockedQuery, queueQuery, useClaim } from './review.queries';
import { KeySheet } from './scoring/key-sheet';
import keyClasses from './scoring/keys.module.css';
import { useSingleKeys, useSingleKeysOn } from './scoring/single-keys';

const keys = [
  ['n', 'Take the next submission from the pool'],
  ['?', 'This sheet'],
] as const;

/** Where a reviewer comes to: what is in hand, what is offered, and the next from the pool. */
export function QueuePage() {
  const queue = useSuspenseInfiniteQuery(queueQuery);
  const items = queue.data.pages.flatMap((page) => page.items);
  const inHand = items.filter(({ state }) => state !== 'offered');
  const offered = items.filter(({ state }) => state === 'offered');
  const [now] = useState(() => Date.now());
  const late = items.filter(({ dueAt }) => Date.parse(dueAt) <= now).length;
  const [told, tell] = useState<string | null>(null);
  const [sheet, openSheet] = useState(false);
  const claiming = useClaiming();

  useSingleKeys((key) => {
    if (key === 'n') claiming.claim();
    if (key === '?') openSheet(true);
    return key === 'n' || key === '?';
  });

  return (
    <Page
      title="Reviews"
      lead="You read and score without knowing whose work it is. Another reviewer does the same, and neither sees the other’s scores before both are locked."
      action={<ClaimButton claiming={claiming} />}
    >
      <KeySheet opened={sheet} keys={keys} onClose={() => openSheet(false)} />
      <ClaimNotice error={claiming.error} />
      {told && (
        <Notice tone="good" announce>
          {told}
        </Notice>
      )}
      {late > 0 && (
        <Notice tone="caution" title={`${counted(late, 'review')} ${late === 1 ? 'is' : 'are'} late`}>
          Past the due date, but still yours until the date beside it. If the time is not there, give it back: someone
          else is asked, and nobody minds.
        </Notice>
      )}
      <Section title="In hand" aside={<Count of={inHand.length} more={queue.hasNextPage} />}>
        {inHand.length === 0 ? (
          <Empty title="Nothing is in your hands.">
            {offered.length > 0
              ? 'Accept an offer below, and the submission opens.'
              : 'Take the next from the pool, or wait for an offer; you are told by mail.'}
          </Empty>
        ) : (
          <Lines items={inHand} now={now} onTold={tell} />
        )}
      </Section>
      {offered.length > 0 && (
        <Section title="Offered to you" aside={<Count of={offered.length} more={queue.hasNextPage} />}>
          <Lines items={offered} now={now} onTold={tell} />
        </Section>
      )}
      {queue.hasNextPage && (
        <Button variant="default" mt="md" loading={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
          Show more
        </Button>
      )}
      <Locked />
      <p className={classes.keys}>
        <Button variant="subtle" size="compact-sm" ml={-8} onClick={() => openSheet(true)}>
          Keys on this page
        </Button>
      </p>
    </Page>
  );
}

function Lines({ items, now, onTold }: { items: ReviewItem[]; now: number; onTold: (words: string) => void }) {
  return (
    <ul className={lists.list}>
      {items.map((review) => (
        <QueueLine key={review.id} review={review} now={now} onTold={onTold} />
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
      Take the next
    </Button>
  );
}

function ClaimNotice({ error }: { error: unknown }) {
  if (error === null) return null;
  if (!(error instanceof Refused) || error.problem.code !== 'review.nothing-to-claim')
    return <ErrorNotice error={error} safe="Nothing was taken." />;
  return (
    <Notice announce title="Nothing waits for a reviewer that you can be">
      What comes in is there to take at once. Look again later, or wait for an offer.
    </Notice>
  );
}

/** What was locked, to read it again and, once the other has locked, theirs beside it. */
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
          Show earlier ones
        </Button>
      )}
    </Section>
  );
}
