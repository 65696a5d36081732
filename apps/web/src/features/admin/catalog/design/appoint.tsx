import { Button, NativeSelect, Select } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { DesignPart } from '../../../../api/schema';
import { Form } from '../../../../ui/form';
import { ErrorNotice } from '../../../../ui/notice';
import { announce } from '../../parts/announcer';
import parts from '../../parts/parts.module.css';
import { designersQuery } from '../../people/people.queries';
import { authoredQuery } from '../catalog.queries';
import { useAppoint } from './design.queries';
import { partNames } from './part-names';

/** Gives a designer a part in the team of a micro-credential. */
export function Appoint({ code }: { code: string }) {
  const { framework } = useSuspenseQuery(authoredQuery).data;
  const { data: designers } = useQuery(designersQuery(''));
  const [personId, choose] = useState<string | null>(null);
  const [part, setPart] = useState<DesignPart>('designer');
  const [level, setLevel] = useState(framework.levels[0]?.code ?? '');
  const appointing = useAppoint(code);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (personId === null) return;
    appointing.mutate(
      { personId, part, level: part === 'director' ? level : null },
      {
        onSuccess: () => {
          choose(null);
          announce('The design team was changed.');
        },
      },
    );
  }

  return (
    <Form onSubmit={submit} className={parts.actions} style={{ alignItems: 'end' }}>
      <Select
        label="Add a designer"
        description="People with the role Designer"
        placeholder="Choose"
        searchable
        clearable
        value={personId}
        onChange={choose}
        data={(designers?.items ?? []).map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
        nothingFoundMessage="No designer matches"
        style={{ flex: '0 1 22rem' }}
      />
      <NativeSelect
        label="Part"
        data={Object.entries(partNames).map(([value, label]) => ({ value, label }))}
        value={part}
        onChange={({ currentTarget }) => setPart(currentTarget.value as DesignPart)}
      />
      {part === 'director' && (
        <NativeSelect
          label="Level"
          data={framework.levels.map(({ code: value, name: label }) => ({ value, label }))}
          value={level}
          onChange={({ currentTarget }) => setLevel(currentTarget.value)}
        />
      )}
      <Button type="submit" variant="default" disabled={personId === null} loading={appointing.isPending}>
        Add
      </Button>
      {appointing.error && <ErrorNotice error={appointing.error} />}
    </Form>
  );
}
