import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Empty } from '../../../ui/empty';
import { Form } from '../../../ui/form';
import { Page } from '../../../ui/page';
import classes from '../parts/parts.module.css';
import { pilotsQuery } from '../pilots/pilot.queries';
import { inReviewFilterValues } from '../../../api/schema';
import { oneOf } from '../search';
import { InReviewTable } from './in-review-table';
import { inReviewQuery } from './review.queries';
import { ReviewNav } from './review-nav';

const route = getRouteApi('/administrator/admin/review');

/** Submissions that are not decided yet, oldest first. */
export function InReviewPage() {
  const search = route.useSearch();
  const { pilot, only } = search;
  const navigate = route.useNavigate();
  const { data: pilots } = useInfiniteQuery(pilotsQuery);
  const filter = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ to: '.', search: { ...search, ...change }, replace: true });
  return (
    <Page
      title="Review"
      width="wide"
      lead="Two reviewers score each submission independently. A third decides the details on which they disagree."
    >
      <ReviewNav />
      <Form className={classes.filters} onSubmit={(event) => event.preventDefault()}>
        <NativeSelect
          label="Pilot"
          value={pilot ?? ''}
          onChange={(event) => filter({ pilot: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: 'Any' },
            ...(pilots?.pages.flatMap(({ items }) => items) ?? []).map(({ id, title }) => ({
              value: id,
              label: title,
            })),
          ]}
        />
        <NativeSelect
          label="Show"
          value={only ?? ''}
          onChange={(event) => filter({ only: oneOf(event.currentTarget.value, inReviewFilterValues) })}
          data={[
            { value: '', label: 'All in review' },
            { value: 'reviewers', label: 'Without reviewers' },
            { value: 'adjudicator', label: 'Needs a third reviewer' },
            { value: 'late', label: 'Late' },
          ]}
        />
      </Form>
      <InReviewTable
        query={inReviewQuery(pilot, only)}
        empty={
          only === undefined && pilot === undefined ? (
            <Empty title="Nothing is in review.">Submissions are listed here until they are decided.</Empty>
          ) : (
            <Empty title="Nothing matches these filters.">Choose “All in review” to see the rest.</Empty>
          )
        }
      />
    </Page>
  );
}
