import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Empty } from '../../../ui/empty';
import { Loading } from '../../../ui/loading';
import { ErrorNotice } from '../../../ui/notice';
import { Section } from '../../../ui/page';
import parts from '../parts/parts.module.css';
import { duplicatesQuery } from './review.queries';
import { bySubmissions, PairOfSubmissions } from './pair-of-submissions';
import classes from './similar-work.module.css';

type Filter = Parameters<typeof duplicatesQuery>[0];

/** Pairs of submissions with something in common, those where it was found last first. */
export function SimilarWork({ heading = 'h2', ...filter }: Filter & { heading?: 'h2' | 'h3' }) {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    duplicatesQuery(filter),
  );
  if (isPending) return <Loading />;
  const pairs = bySubmissions(data?.pages.flatMap(({ items }) => items) ?? []);
  return (
    <>
      {error && <ErrorNotice error={error} safe="Nothing was changed." />}
      {!error && pairs.length === 0 && (
        <Empty title="There is no similar work.">
          Laurel compares each submission with the work of everyone else when it is submitted.
        </Empty>
      )}
      <ul className={classes.pairs} aria-label="Similar work">
        {pairs.map(([key, duplicates]) => (
          <PairOfSubmissions key={key} duplicates={duplicates} heading={heading} />
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
