import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { fieldError } from '../../../api/problem';
import type { Invitation, Role } from '../../../api/schema';
import { AddressText } from '../../../ui/address-text';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { Page, Section } from '../../../ui/page';
import { useRoleNames } from '../../identity/use-role-names';
import type { Column } from '../parts/data-table';
import { ActionButton } from '../parts/action-button';
import { KeysetTable } from '../parts/keyset-table';
import { announce } from '../parts/announcer';
import { invitationsQuery, useInvite, useRevokeInvitation } from './people.queries';
import { InviteMany } from './invite-many';
import { PersonFields, personFrom } from './person-fields';

const states: Record<Invitation['state'], string> = {
  open: 'Open',
  accepted: 'Accepted',
  revoked: 'Revoked',
  expired: 'Expired',
};

const columnsWith = (roleNames: Record<Role, string>): Column<Invitation>[] => [
  {
    title: 'Name',
    text: ({ name }) => name,
    cell: ({ personId, name }) => (
      <Link to="/admin/people/$personId" params={{ personId }}>
        {name}
      </Link>
    ),
  },
  { title: 'Email address', text: ({ email }) => email, cell: ({ email }) => <AddressText of={email} /> },
  { title: 'Roles', cell: ({ roles }) => roles.map((role) => roleNames[role]).join(', ') },
  {
    title: 'Invited',
    text: ({ invitedAt }) => invitedAt,
    cell: ({ invitedAt }) => <DateText at={invitedAt} dayOnly />,
  },
  {
    title: 'Status',
    text: ({ state }) => states[state],
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
    text: null,
    cell: (invitation) => (invitation.state === 'open' ? <Revoke invitation={invitation} /> : 'No action'),
  },
];

/** Everyone joins by invitation. The link works once, for fourteen days. */
export function InvitationsPage() {
  const roleNames = useRoleNames();
  return (
    <Page
      title="Invitations"
      breadcrumb={<Link to="/admin/people">People</Link>}
      width="wide"
      lead="The link in the email works once, for fourteen days. To send it again, invite the same address again; the old link then stops working."
    >
      <InviteForm />
      <InviteMany />
      <Section title="Invitations">
        <KeysetTable
          query={invitationsQuery}
          caption="Invitations, newest first"
          columns={columnsWith(roleNames)}
          keyOf={({ id }) => id}
          empty={<Empty title="No one has been invited yet.">Use the form above.</Empty>}
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
          announce(`${name} was invited at ${email}.`);
          form.reset();
        },
      },
    );
  }

  return (
    <Form onSubmit={submit}>
      <TextInput
        name="email"
        type="email"
        label="Email address"
        required
        maxLength={254}
        mb="lg"
        style={{ maxWidth: '26rem' }}
        error={fieldError(inviting.error, '/email')}
      />
      <PersonFields saved={{ zone: 'America/Chicago', roles: ['candidate'] }} error={inviting.error} />
      {inviting.error && (
        <ErrorNotice error={inviting.error} safe="No invitation was sent. Your entries are still here." />
      )}
      <Button type="submit" loading={inviting.isPending}>
        Invite
      </Button>
    </Form>
  );
}

function Revoke({ invitation: { id, name } }: { invitation: Invitation }) {
  return (
    <ActionButton
      label="Revoke"
      about={name}
      title={`Revoke the invitation for ${name}`}
      confirmLabel="Revoke invitation"
      danger
      done={`The invitation for ${name} was revoked.`}
      act={useRevokeInvitation(id)}
      size="compact-sm"
    >
      The link in the email stops working. You can invite them again.
    </ActionButton>
  );
}
