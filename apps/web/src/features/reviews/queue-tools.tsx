import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { ReviewItem } from '../../api/schema';
import classes from './queue.module.css';
import { isFiltered, type QueueSearch } from './queue-filter';

interface QueueToolsProps {
  queue: readonly ReviewItem[];
  search: QueueSearch;
  onChange: (search: QueueSearch) => void;
}

/** What the queue shows and in which order. */
export function QueueTools({ queue, search, onChange }: QueueToolsProps) {
  const codes = [...new Set(queue.map(({ microCredential }) => microCredential.code))].toSorted();
  const change = (part: Record<string, string>) =>
    onChange({
      ...search,
      ...Object.fromEntries(Object.entries(part).map(([key, value]) => [key, value || undefined])),
    });
  return (
    <div role="search" aria-label="Your reviews" className={classes.tools}>
      <NativeSelect
        label="Show"
        value={search.show ?? ''}
        onChange={(event) => change({ show: event.currentTarget.value })}
        data={[
          { value: '', label: 'All' },
          { value: 'late', label: 'Late' },
          { value: 'in-progress', label: 'In progress' },
          { value: 'offered', label: 'Offered to you' },
          { value: 'adjudication', label: 'Adjudications' },
        ]}
      />
      {(codes.length > 1 || search.of !== undefined) && (
        <NativeSelect
          label="Micro-credential"
          value={search.of ?? ''}
          onChange={(event) => change({ of: event.currentTarget.value })}
          data={[{ value: '', label: 'All' }, ...codes]}
        />
      )}
      <NativeSelect
        label="Sort by"
        value={search.sort ?? ''}
        onChange={(event) => change({ sort: event.currentTarget.value })}
        data={[
          { value: '', label: 'Due date' },
          { value: 'lease', label: 'When it goes to someone else' },
          { value: 'least-left', label: 'Least left to score' },
          { value: 'number', label: 'Number' },
        ]}
      />
      <TextInput
        label="Submission number"
        inputMode="numeric"
        maxLength={9}
        value={search.number ?? ''}
        onChange={(event) => change({ number: event.currentTarget.value.replace(/\D/g, '') })}
      />
      {isFiltered(search) && (
        <Button variant="subtle" onClick={() => onChange({ sort: search.sort })}>
          Show all
        </Button>
      )}
    </div>
  );
}
