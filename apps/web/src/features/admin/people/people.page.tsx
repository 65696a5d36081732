import { Button, NativeSelect, TextInput } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { type Person, type Role, roleValues } from '../../../api/schema';
import { AddressText } from '../../../ui/address-text';
import { ButtonLink } from '../../../ui/button-link';
import { Empty } from '../../../ui/empty';
import { Form } from '../../../ui/form';
import { Page } from '../../../ui/page';
import { useRoleNames } from '../../identity/use-role-names';
import type { Column } from '../parts/data-table';
import { KeysetTable } from '../parts/keyset-table';
import classes from '../parts/parts.module.css';
import { oneOf } from '../search';
import { peopleQuery } from './people.queries';
import { PeopleNav } from './people-nav';

const route = getRouteApi('/administrator/admin/people');

const columnsWith = (roleNames: Record<Role, string>): Column<Person>[] => [
  {
    title: 'Name',
    text: ({ name }) => name,
    cell: ({ id, name }) => (
      <Link to="/admin/people/$personId" params={{ personId: id }}>
        <bdi>{name}</bdi>
      </Link>
    ),
  },
  { title: 'Email address', text: ({ email }) => email, cell: ({ email }) => <AddressText of={email} /> },
  { title: 'Roles', cell: ({ roles }) => roles.map((role) => roleNames[role]).join(', ') || 'None' },
  { title: 'School', cell: ({ school, district }) => [school, district].filter(Boolean).join(', ') || 'Not given' },
  {
    title: 'Account',
    text: ({ joined }) => (joined ? 'Joined' : 'Invited'),
    cell: ({ joined }) => (joined ? 'Joined' : <span className={classes.soft}>Invited</span>),
  },
];

/** Everyone, by name. */
export function PeoplePage() {
  const search = route.useSearch();
  const { role, text } = search;
  const navigate = route.useNavigate();
  const roleNames = useRoleNames();
  const find = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ to: '.', search: { ...search, ...change }, replace: true });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    find({ text: String(new FormData(event.currentTarget).get('text')).trim() || undefined });
  }

  return (
    <Page title="People" width="wide" action={<ButtonLink to="/admin/people/invitations">Invite someone</ButtonLink>}>
      <PeopleNav />
      <Form role="search" className={classes.filters} onSubmit={submit}>
        <TextInput
          key={text}
          name="text"
          label="Name, email address, district, or school"
          defaultValue={text}
          maxLength={200}
        />
        <NativeSelect
          label="Role"
          value={role ?? ''}
          onChange={(event) => find({ role: oneOf(event.currentTarget.value, roleValues) })}
          data={[{ value: '', label: 'Any' }, ...Object.entries(roleNames).map(([value, label]) => ({ value, label }))]}
        />
        <Button type="submit" variant="default">
          Find
        </Button>
      </Form>
      <KeysetTable
        query={peopleQuery({ role, text })}
        caption="People by name"
        columns={columnsWith(roleNames)}
        keyOf={({ id }) => id}
        empty={<Empty title="No one matches.">Try fewer letters or any role. People join by invitation.</Empty>}
      />
    </Page>
  );
}
