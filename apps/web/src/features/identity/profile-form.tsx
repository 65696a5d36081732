import { Autocomplete, Button, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldError, isClash } from '../../api/problem';
import type { Person, ProfileEdit } from '../../api/schema';
import { Form } from '../../ui/form';
import { ErrorNotice, Notice } from '../../ui/notice';
import { ownProfileQuery, useEditProfile } from './profile.queries';

type Field = keyof typeof labels;
type Entries = Record<Field, string>;

const labels = {
  name: 'Name',
  school: 'School',
  district: 'District',
  employer: 'Employer',
  region: 'Region',
  zone: 'Time zone',
};
const fields = Object.keys(labels) as Field[];
const zones = Intl.supportedValuesOf('timeZone');
const regions = ['', ...Array.from({ length: 9 }, (_, index) => String(index + 1))].map((value) => ({
  value,
  label: value === '' ? 'None' : `Region ${value}`,
}));

const entriesOf = (person: Person): Entries =>
  Object.fromEntries(fields.map((field) => [field, String(person[field] ?? '')])) as Entries;

/**
 * Edits the profile. Changes that were saved elsewhere are shown next to the person's own, and never overwritten without
 * a warning.
 */
export function ProfileForm({ saved }: { saved: { data: Person; etag: string } }) {
  const [entries, setEntries] = useState(() => entriesOf(saved.data));
  const [base, setBase] = useState(saved);
  const [said, say] = useState('');
  const editing = useEditProfile();
  const queries = useQueryClient();
  const clash = isClash(editing.error);
  const changed = fields.filter((field) => entries[field].trim() !== entriesOf(base.data)[field]);

  async function save(over: { data: Person; etag: string }) {
    const changes = Object.fromEntries(changed.map((field) => [field, valueOf(field, entries[field])])) as ProfileEdit;
    const answer = await editing.mutateAsync({ changes, etag: over.etag }).catch((error: unknown) => {
      if (isClash(error)) return queries.fetchQuery({ ...ownProfileQuery, staleTime: 0 }).then(() => null);
      return null; // the mutation shows the error
    });
    if (answer === null) return;
    setBase(answer);
    setEntries(entriesOf(answer.data));
    say('Saved.');
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (changed.length > 0) void save(base);
    else say('There are no changes to save.');
  }

  const field = (name: Field) => ({
    name,
    label: labels[name],
    value: entries[name],
    error: fieldError(editing.error, `/${name}`),
  });
  const text = (name: Field) => ({
    ...field(name),
    maxLength: 200,
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  });
  const set = (name: Field, value: string) => {
    say('');
    setEntries((before) => ({ ...before, [name]: value }));
  };

  return (
    <Form onSubmit={submit}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <TextInput {...text('name')} required autoComplete="name" description="This appears on your badges" />
        <Autocomplete
          {...field('zone')}
          onChange={(value) => set('zone', value)}
          data={zones}
          limit={20}
          required
          description="Dates are shown in this zone"
        />
        <TextInput {...text('school')} />
        <TextInput {...text('district')} />
        <TextInput {...text('employer')} description="Reviewers with the same employer never get your work" />
        <NativeSelect
          {...field('region')}
          onChange={(event) => set('region', event.currentTarget.value)}
          data={regions}
          description="One of the nine regions"
        />
      </SimpleGrid>
      {clash && (
        <Clash
          saved={entriesOf(saved.data)}
          entries={entries}
          fields={changed}
          onKeep={() => void save(saved)}
          onTake={() => {
            setBase(saved);
            setEntries(entriesOf(saved.data));
            editing.reset();
          }}
        />
      )}
      {editing.error && !clash && <ErrorNotice error={editing.error} safe="Your entries are still here." />}
      {!clash && (
        <Button type="submit" mt="lg" mr="md" loading={editing.isPending}>
          Save
        </Button>
      )}
      <span role="status">{said}</span>
    </Form>
  );
}

function valueOf(field: Field, entry: string): string | number | null {
  if (entry.trim() === '') return field === 'name' || field === 'zone' ? entry : null;
  return field === 'region' ? Number(entry) : entry.trim();
}

interface ClashProps {
  saved: Entries;
  entries: Entries;
  fields: Field[];
  onKeep: () => void;
  onTake: () => void;
}

function Clash({ saved, entries, fields, onKeep, onTake }: ClashProps) {
  return (
    <Notice tone="caution" title="Your profile was changed in another tab or on another device" announce>
      <ul>
        {fields.map((field) => (
          <li key={field}>
            {labels[field]}: here {words(entries[field])}, saved {words(saved[field])}
          </li>
        ))}
      </ul>
      <Button type="button" mr="sm" onClick={onKeep}>
        Save my version
      </Button>
      <Button type="button" variant="default" onClick={onTake}>
        Load saved version
      </Button>
    </Notice>
  );
}

const words = (entry: string): string => (entry.trim() === '' ? 'nothing' : `“${entry.trim()}”`);
