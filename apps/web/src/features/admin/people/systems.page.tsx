import { Button, Checkbox, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { fieldError } from '../../../api/problem';
import type { Client, ClientScope, RegisteredClient } from '../../../api/schema';
import { CopyButton } from '../../../ui/copy-button';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Form } from '../../../ui/form';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { Page, Section } from '../../../ui/page';
import { AuditLink } from '../parts/audit-link';
import type { Column } from '../parts/data-table';
import { ActionButton } from '../parts/action-button';
import { KeysetTable } from '../parts/keyset-table';
import classes from '../parts/parts.module.css';
import { systemsQuery, useRegisterSystem, useDisconnectSystem } from './people.queries';

const scopes: Record<ClientScope, string> = {
  'pilots:read': 'Read pilots',
  'enrollments:read': 'Read enrollments and the people in them',
  'registrations:write': 'Register candidates',
  'requirements:write': 'Record requirements as met',
  'submissions:read': 'Read the status of submissions',
  'awards:read': 'Read badges',
};

const columns: Column<Client>[] = [
  { title: 'System', cell: ({ name }) => name },
  { title: 'Client ID', text: ({ id }) => id, cell: ({ id }) => <span className={classes.mono}>{id}</span> },
  { title: 'Access', cell: (client) => client.scopes.map((scope) => scopes[scope as ClientScope] ?? scope).join('; ') },
  {
    title: 'Since',
    text: ({ registeredAt }) => registeredAt,
    cell: ({ registeredAt }) => <DateText at={registeredAt} dayOnly />,
  },
  { title: 'Audit trail', text: null, cell: ({ id }) => <AuditLink kind="client" id={id} /> },
  {
    title: 'Disconnect',
    text: null,
    cell: (client) => (client.state === 'active' ? <Disconnect client={client} /> : 'Disconnected'),
  },
];

/** Systems that use the API with OAuth 2.0 client credentials. */
export function SystemsPage() {
  const [registered, show] = useState<RegisteredClient | null>(null);
  return (
    <Page
      title="Connected systems"
      breadcrumb={<Link to="/admin/people">People</Link>}
      width="wide"
      lead="For example, a learning management system. Systems sign in with OAuth 2.0 client credentials and can do only what you check here."
    >
      {registered && <Registered client={registered} />}
      <KeysetTable
        query={systemsQuery}
        caption="Connected systems"
        columns={columns}
        keyOf={({ id }) => id}
        empty={<Empty title="No system is connected.">Register one below. Its secret is shown only once.</Empty>}
      />
      <Register onRegistered={show} />
    </Page>
  );
}

function Registered({ client }: { client: RegisteredClient }) {
  return (
    <Notice
      tone="caution"
      title={`${client.name} was registered. Copy its secret now; it is never shown again.`}
      announce
    >
      <p>
        Client ID <span className={classes.mono}>{client.id}</span> <CopyButton text={client.id} what="the client ID" />
      </p>
      {client.clientSecret && (
        <p>
          Secret <span className={classes.mono}>{client.clientSecret}</span>{' '}
          <CopyButton text={client.clientSecret} what="the secret" />
        </p>
      )}
    </Notice>
  );
}

function Register({ onRegistered }: { onRegistered: (client: RegisteredClient) => void }) {
  const registering = useRegisterSystem();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    registering.mutate(
      { name: String(data.get('name')).trim(), scopes: data.getAll('scopes') as ClientScope[] },
      {
        onSuccess: (client) => {
          onRegistered(client);
          form.reset();
          window.scrollTo({ top: 0 });
        },
      },
    );
  }

  return (
    <Section title="Register a system">
      <Form onSubmit={submit} style={{ maxWidth: '32rem' }}>
        <TextInput
          name="name"
          label="Name"
          required
          maxLength={200}
          mb="md"
          error={fieldError(registering.error, '/name')}
        />
        <fieldset className={classes.group}>
          <legend>Allow it to</legend>
          {Object.entries(scopes).map(([scope, label]) => (
            <Checkbox key={scope} name="scopes" value={scope} label={label} mb="xs" />
          ))}
          {fieldError(registering.error, '/scopes') && (
            <p className={classes.bad}>{fieldError(registering.error, '/scopes')}</p>
          )}
        </fieldset>
        {registering.error && <ErrorNotice error={registering.error} safe="No system was registered." />}
        <Button type="submit" variant="default" loading={registering.isPending}>
          Register
        </Button>
      </Form>
    </Section>
  );
}

function Disconnect({ client: { id, name } }: { client: Client }) {
  return (
    <ActionButton
      label="Disconnect"
      about={name}
      title={`Disconnect ${name}`}
      danger
      done={`${name} was disconnected.`}
      act={useDisconnectSystem(id)}
      size="compact-sm"
    >
      Its tokens stop working at once, and it can’t get new ones. You can’t undo this, but you can register the system
      again.
    </ActionButton>
  );
}
