import { Button, Checkbox, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { fieldError } from '../../../api/problem';
import type { Client, ClientScope, RegisteredClient } from '../../../api/schema';
import { CopyButton } from '../../../ui/copy-button';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { Page, Section } from '../../../ui/page';
import { AuditLink } from '../parts/audit-link';
import type { Column } from '../parts/data-table';
import { Deed } from '../parts/deed';
import { KeysetTable } from '../parts/keyset-table';
import classes from '../parts/parts.module.css';
import { systemsQuery, useRegisterSystem, useShutOut } from './people.queries';

const scopes: Record<ClientScope, string> = {
  'pilots:read': 'Read pilots',
  'enrollments:read': 'Read enrollments with their people',
  'registrations:write': 'Register candidates',
  'requirements:write': 'Record that requirements are met',
  'submissions:read': 'Read the states of submissions',
  'awards:read': 'Read badges',
};

const columns: Column<Client>[] = [
  { title: 'System', cell: ({ name }) => name },
  { title: 'Client id', cell: ({ id }) => <span className={classes.mono}>{id}</span> },
  { title: 'May', cell: (client) => client.scopes.map((scope) => scopes[scope as ClientScope] ?? scope).join('; ') },
  { title: 'Since', cell: ({ registeredAt }) => <DateText at={registeredAt} dayOnly /> },
  { title: 'Trail', cell: ({ id }) => <AuditLink kind="client" id={id} /> },
  { title: 'Shut out', cell: (client) => (client.state === 'active' ? <ShutOut client={client} /> : 'Shut out') },
];

/** Systems that read or write by the API with OAuth 2.0 client credentials. */
export function SystemsPage() {
  const [registered, show] = useState<RegisteredClient | null>(null);
  return (
    <Page
      title="Connected systems"
      over={<Link to="/admin/people">People</Link>}
      width="wide"
      lead="Such as a learning management system. They sign in with OAuth 2.0 client credentials and may do only what is ticked."
    >
      {registered && <Registered client={registered} />}
      <KeysetTable
        query={systemsQuery}
        caption="Connected systems"
        columns={columns}
        keyOf={({ id }) => id}
        empty={<Empty title="No system is connected.">Register one below; its secret is shown once.</Empty>}
      />
      <Register onRegistered={show} />
    </Page>
  );
}

function Registered({ client }: { client: RegisteredClient }) {
  return (
    <Notice tone="caution" title={`${client.name} is registered. Its secret is shown here and never again.`} announce>
      <p>
        Client id <span className={classes.mono}>{client.id}</span> <CopyButton text={client.id} what="the id" />
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
      <form onSubmit={submit} style={{ maxWidth: '32rem' }}>
        <TextInput
          name="name"
          label="Name"
          required
          maxLength={200}
          mb="md"
          error={fieldError(registering.error, '/name')}
        />
        <fieldset className={classes.group}>
          <legend>It may</legend>
          {Object.entries(scopes).map(([scope, label]) => (
            <Checkbox key={scope} name="scopes" value={scope} label={label} mb="xs" />
          ))}
          {fieldError(registering.error, '/scopes') && (
            <p className={classes.bad}>{fieldError(registering.error, '/scopes')}</p>
          )}
        </fieldset>
        {registering.error && <ErrorNotice error={registering.error} safe="Nothing was registered." />}
        <Button type="submit" variant="default" loading={registering.isPending}>
          Register
        </Button>
      </form>
    </Section>
  );
}

function ShutOut({ client: { id, name } }: { client: Client }) {
  return (
    <Deed
      label="Shut out"
      about={name}
      title={`Shut out ${name}`}
      danger
      done={`${name} is shut out.`}
      act={useShutOut(id)}
      size="compact-sm"
    >
      Its tokens no longer hold at once, and it gets no more. This cannot be undone; it can be registered anew.
    </Deed>
  );
}
