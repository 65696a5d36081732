import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { isClash } from '../../../api/problem';
import type { PersonDetail } from '../../../api/schema';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { announce } from '../parts/announcer';
import { ClashNotice, useEditedVersion } from '../parts/edited-version';
import { personQuery, useEditPerson } from './people.queries';
import { PersonFields, personFrom } from './person-fields';

/** Edits roles and profile. Only changed fields are sent, so that the person's own changes stay. */
export function PersonForm({ latest }: { latest: { data: PersonDetail; etag: string } }) {
  const query = personQuery(latest.data.id);
  const { base, watched, takeSaved } = useEditedVersion(query, latest);
  const editing = useEditPerson(latest.data.id);
  const person = base.data;
  const clash = isClash(editing.error);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = personFrom(event.currentTarget);
    const changes = Object.fromEntries(
      Object.entries(given).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(person[name as keyof typeof given]),
      ),
    );
    editing.mutate(
      { body: changes, etag: base.etag },
      {
        onSuccess: ({ name }) => {
          announce(`Changes to ${name} were saved.`);
          void takeSaved();
        },
      },
    );
  }

  return (
    <Form key={base.etag} {...watched} onSubmit={submit}>
      <PersonFields saved={person} error={editing.error} />
      {clash && <ClashNotice what="this person" onLoad={() => void takeSaved().then(editing.reset)} />}
      {editing.error && !clash && <ErrorNotice error={editing.error} safe="Your entries are still here." />}
      <Button type="submit" variant="default" loading={editing.isPending} disabled={clash}>
        Save
      </Button>
    </Form>
  );
}
