import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { fieldError } from '../../../api/problem';
import type { Invitation } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { ErrorNotice } from '../../../ui/notice';
import { Page, Section } from '../../../ui/page';
import { roleNames } from '../../identity/role-names';
import type { Column } from '../parts/data-table';
import { Deed } from '../parts/deed';
import { KeysetTable } from '../parts/keyset-table';
import { say } from '../parts/said';
import { invitationsQuery, useInvite, useRevokeInvitation } from './people.queries';
import { PersonFields, personFrom } from './person-fields';

const states: Record<Invitation['state'], string> = {
  open: 'Open',
  accepted: 'Accepted',
  revoked: 'Revoked',
  expired: 'Expired',
};

const columns: Column<Invitation>[] = [
  {
    title: 'Name',
    cell: ({ personId, name }) => (
      <Link to="/admin/people/$personId" params={{ personId }}>
        {name}
      </Link>
    ),
  },
  { title: 'Address', cell: ({ email }) => email },
  { title: 'Roles', cell: ({ roles }) => roles.map((role) => roleNames[role]).join(', ') },
  { title: 'Invited', cell: ({ invitedAt }) => <DateText at={invitedAt} dayOnly /> },
  {
    title: 'Stands',
    cell: ({ state, expiresAt }) =>
      state === 'open' ? (
        <>
          Open until <DateText at={expiresAt} dayOnly />
        </>
      ) : (
        states[state]
      ),
  },
  {
    title: 'Revoke',
    cell: (invitation) => (invitation.state === 'open' ? <Revoke invitation={invitation} /> : 'Over'),
  },
];

/** Everyone comes by an invitation; its link holds for fourteen days, once. */
export function InvitationsPage() {
  return (
    <Page
      title="Invitations"
      over={<Link to="/admin/people">People</Link>}
      width="wide"
      lead="The link in the mail holds for fourteen days, once. To send it again, invite the same address again; the older link then no longer holds."
    >
      <InviteForm />
      <Section title="Invited so far">
        <KeysetTable
          query={invitationsQuery}
          caption="Invitations, the latest first"
          columns={columns}
          keyOf={({ id }) => id}
          empty={<Empty title="Nobody is invited yet.">Begin with the form above.</Empty>}
        />
      </Section>
    </Page>
  );
}

function InviteForm() {
  const inviting = useInvite();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    inviting.mutate(
      { ...personFrom(form), email: String(new FormData(form).get('email')).trim() },
      {
        onSuccess: ({ name, email }) => {
          say(`${name} is invited at ${email}.`);
          form.reset();
        },
      },
    );
  }

  return (
    <form onSubmit={submit}>
      <TextInput
        name="email"
        type="email"
        label="E-mail address"
        required
        maxLength={254}
        mb="lg"
        style={{ maxWidth: '26rem' }}
        error={fieldError(inviting.error, '/email')}
      />
      <PersonFields saved={{ zone: 'America/Chicago', roles: ['candidate'] }} error={inviting.error} />
      {inviting.error && <ErrorNotice error={inviting.error} safe="Nobody was invited; your entries are still here." />}
      <Button type="submit" loading={inviting.isPending}>
        Invite
      </Button>
    </form>
  );
}

function Revoke({ invitation: { id, name } }: { invitation: Invitation }) {
  return (
    <Deed
      label="Revoke"
      about={name}
      title={`Revoke the invitation of ${name}`}
      deed="Revoke the invitation"
      danger
      done={`The invitation of ${name} is revoked.`}
      act={useRevokeInvitation(id)}
      size="compact-sm"
    >
      The link in the mail no longer holds. You can invite them again.
    </Deed>
  );
}
