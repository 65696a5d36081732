import { NativeSelect } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { duplicateKindValues, duplicateStateValues } from '../../../api/schema';
import { Form } from '../../../ui/form';
import { Page } from '../../../ui/page';
import classes from '../parts/parts.module.css';
import { oneOf } from '../search';
import { SimilarWork } from './similar-work';

const route = getRouteApi('/administrator/admin/review/similar-work');

/** The same files and texts in the work of different candidates, which administrators judge. */
export function SimilarWorkPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filter = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ to: '.', search: { ...search, ...change }, replace: true });
  return (
    <Page
      title="Similar work"
      breadcrumb={<Link to="/admin/review">Review</Link>}
      width="wide"
      lead="Laurel found the same file or much of the same text. That alone means nothing: read both and judge. Reviewers and candidates don’t see this."
    >
      <Form className={classes.filters} onSubmit={(event) => event.preventDefault()}>
        <NativeSelect
          label="Show"
          value={search.state ?? 'open'}
          onChange={(event) => filter({ state: oneOf(event.currentTarget.value, duplicateStateValues) })}
          data={[
            { value: 'open', label: 'To look at' },
            { value: 'closed', label: 'Seen, no issue' },
          ]}
        />
        <NativeSelect
          label="What is the same"
          value={search.kind ?? ''}
          onChange={(event) => filter({ kind: oneOf(event.currentTarget.value, duplicateKindValues) })}
          data={[
            { value: '', label: 'Any' },
            { value: 'same-file', label: 'The same file' },
            { value: 'same-text', label: 'Much of the same text' },
          ]}
        />
      </Form>
      <SimilarWork {...search} />
    </Page>
  );
}
