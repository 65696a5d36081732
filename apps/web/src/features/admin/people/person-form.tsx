import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import type { PersonDetail } from '../../../api/schema';
import { ErrorNotice } from '../../../ui/notice';
import { announce } from '../parts/announcer';
import { useEditPerson } from './people.queries';
import { PersonFields, personFrom } from './person-fields';

/** Edits roles and profile. Only changed fields are sent, so that the person's own changes stay. */
export function PersonForm({ person, etag }: { person: PersonDetail; etag: string }) {
  const editing = useEditPerson(person.id, etag);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = personFrom(event.currentTarget);
    const changes = Object.fromEntries(
      Object.entries(given).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(person[name as keyof typeof given]),
      ),
    );
    editing.mutate(changes, { onSuccess: ({ name }) => announce(`${name} is saved.`) });
  }

  return (
    <form onSubmit={submit}>
      <PersonFields saved={person} error={editing.error} />
      {editing.error && <ErrorNotice error={editing.error} safe="Your entries are still here." />}
      <Button type="submit" variant="default" loading={editing.isPending}>
        Save
      </Button>
    </form>
  );
}
