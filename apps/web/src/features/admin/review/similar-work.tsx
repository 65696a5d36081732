import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Duplicate, DuplicatePlace } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Loading } from '../../../ui/loading';
import { ErrorNotice } from '../../../ui/notice';
import { Section } from '../../../ui/page';
import { ActionButton } from '../parts/action-button';
import parts from '../parts/parts.module.css';
import { duplicatesQuery, useCloseDuplicate } from './review.queries';
import classes from './similar-work.module.css';

type Filter = Parameters<typeof duplicatesQuery>[0];

/** Pairs of places with something in common, the latest first. */
export function SimilarWork({ heading: Heading = 'h2', ...filter }: Filter & { heading?: 'h2' | 'h3' }) {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    duplicatesQuery(filter),
  );
  if (isPending) return <Loading />;
  const pairs = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {error && <ErrorNotice error={error} safe="Nothing was changed." />}
      {!error && pairs.length === 0 && (
        <Empty title="There is no similar work.">
          Laurel compares each submission with the work of everyone else when it is submitted.
        </Empty>
      )}
      <ul className={classes.pairs} aria-label="Similar work">
        {pairs.map((pair) => (
          <Pair key={pair.id} pair={pair} Heading={Heading} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}

/** Nothing while there is no similar work to look at. */
export function SimilarWorkSection({ submissionId }: { submissionId: string }) {
  const { data } = useInfiniteQuery(duplicatesQuery({ submissionId }));
  if (!data?.pages.some(({ items }) => items.length > 0)) return null;
  return (
    <Section title="Similar work">
      <p className={parts.soft}>
        Laurel found the same file or much of the same text elsewhere. Read both and judge. Reviewers and the candidate
        don’t see this.
      </p>
      <SimilarWork submissionId={submissionId} heading="h3" />
    </Section>
  );
}

function Pair({ pair, Heading }: { pair: Duplicate; Heading: 'h2' | 'h3' }) {
  const names = [...new Set(pair.places.map(({ candidate }) => candidate.name))].join(' and ');
  return (
    <li className={classes.pair}>
      <Heading className={classes.title}>{inWords(pair)}</Heading>
      <p className={parts.soft}>
        Found <DateText at={pair.foundAt} relative />
        {pair.samePerson && ' · Both are the work of one person'}
      </p>
      <div className={classes.sides}>
        {pair.places.map((place) => (
          <Side key={place.submissionId} place={place} />
        ))}
      </div>
      {pair.note !== '' && (
        <p>
          {pair.closedBy && pair.closedAt ? (
            <>
              {pair.closedBy.name} saw it <DateText at={pair.closedAt} relative />:
            </>
          ) : (
            'Earlier note, before there was more in common:'
          )}{' '}
          “{pair.note}”
        </p>
      )}
      {pair.state === 'open' && <CloseButton id={pair.id} names={names} />}
    </li>
  );
}

function Side({ place }: { place: DuplicatePlace }) {
  const { submissionId, candidate, microCredential, attempt, sealedAt, page, excerpt } = place;
  return (
    <div className={classes.side}>
      <p className={classes.who}>
        <Link to="/admin/review/submissions/$submissionId/reading" params={{ submissionId }}>
          {candidate.name}
        </Link>
        , {microCredential.code}
        {attempt > 1 && `, attempt ${attempt}`}
      </p>
      <p className={parts.soft}>
        {placeInWords(place)}
        {page !== null && `, page ${page}`}
        {sealedAt !== null && (
          <>
            {' '}
            · Submitted <DateText at={sealedAt} dayOnly />
          </>
        )}
      </p>
      {excerpt !== '' && <blockquote className={classes.excerpt}>{excerpt}</blockquote>}
    </div>
  );
}

function CloseButton({ id, names }: { id: string; names: string }) {
  return (
    <ActionButton
      label="Seen, no issue"
      about={names}
      title="Seen, no issue"
      confirmLabel="Remove from the list"
      reason="Note (administrators read it)"
      done={`Removed from the list: ${names}.`}
      act={useCloseDuplicate(id)}
      size="compact-sm"
    >
      This leaves the list. It comes back if the work is submitted again with more in common.
    </ActionButton>
  );
}

/** "The same file" or "About 400 words are the same: 80% of the shorter text". */
function inWords({ kind, words, percent }: Duplicate): string {
  if (kind === 'same-file') return 'The same file';
  return `About ${(Math.round(words / 10) * 10).toLocaleString('en-US')} words are the same: ${percent}% of the shorter text`;
}

/** "Responsive narrative" or "Profile of sample documents, file 2 (Minutes.pdf)". */
function placeInWords({ artifactTitle, filePosition, fileName }: DuplicatePlace): string {
  return filePosition === null ? artifactTitle : `${artifactTitle}, file ${filePosition} (${fileName})`;
}
