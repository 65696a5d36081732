import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { fieldError } from '../../../../api/problem';
import type { AuthoredStack } from '../../../../api/schema';
import { Form } from '../../../../ui/form';
import { ErrorNotice } from '../../../../ui/notice';
import { Page, Section } from '../../../../ui/page';
import { ActionButton } from '../../parts/action-button';
import { announce } from '../../parts/announcer';
import classes from '../../parts/parts.module.css';
import {
  frameworkQuery,
  frameworksQuery,
  stacksQuery,
  useCreateMicroCredential,
  useCreateStack,
  useEditStack,
  useRemoveStack,
} from './framework.queries';
import { MicroCredentialLine } from './micro-credential-line';
import { NotSaved } from './not-saved';
import { useTyped } from './use-typed';

/** The stacks with their micro-credentials: names, and how many a stack's badge asks for. */
export function StacksPage() {
  const { data: stacks } = useSuspenseQuery(stacksQuery);
  return (
    <Page
      title="Stacks and micro-credentials"
      breadcrumb={<Link to="/admin/catalog">Authoring</Link>}
      width="wide"
      lead="Names can change at any time. Issued badges keep theirs, and what they asked for."
    >
      {stacks.map((stack) => (
        <StackSection key={stack.code} stack={stack} />
      ))}
      <NewStack taken={stacks.map(({ code }) => code)} />
    </Page>
  );
}

function StackSection({ stack }: { stack: AuthoredStack }) {
  const { code, name, required, revision, microCredentials } = stack;
  const editing = useEditStack(code, revision);
  const [typedName, typeName] = useTyped(name);
  const [chosen, choose] = useTyped(required);
  const removing = useRemoveStack(code, revision);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    editing.mutate(
      { name: typedName, required: chosen },
      { onSuccess: () => announce(`The stack ${typedName} was saved.`) },
    );
  }
  return (
    <Section title={`${code} ${name}`}>
      <Form onSubmit={submit}>
        <div className={classes.filters}>
          <TextInput
            wrapperProps={{ 'data-wide': true }}
            label={`Name of the stack ${code}`}
            required
            maxLength={200}
            value={typedName}
            error={fieldError(editing.error, '/name')}
            onChange={({ currentTarget: { value } }) => typeName(value)}
          />
          <NativeSelect
            label={`The badge of ${code} asks for`}
            value={chosen ?? ''}
            error={fieldError(editing.error, '/required')}
            onChange={({ currentTarget: { value } }) => choose(value === '' ? null : Number(value))}
            data={[
              { value: '', label: 'All of its micro-credentials' },
              ...microCredentials.slice(1).map((_, index) => ({
                value: String(index + 1),
                label: `Any ${index + 1} of ${microCredentials.length}`,
              })),
            ]}
          />
          <Button type="submit" variant="default" aria-label={`Save stack ${code}`} loading={editing.isPending}>
            Save stack
          </Button>
        </div>
        {editing.error && <NotSaved error={editing.error} what="this stack" />}
      </Form>
      <ul className={classes.plain}>
        {microCredentials.map((one) => (
          <MicroCredentialLine key={one.code} of={one} />
        ))}
      </ul>
      <NewMicroCredential stack={code} />
      {microCredentials.length === 0 && (
        <ActionButton
          label="Remove stack"
          about={name}
          title={`Remove the stack ${name}?`}
          danger
          done={`The stack ${name} was removed.`}
          act={removing}
        >
          It has no micro-credentials. Its domain stays in the framework.
        </ActionButton>
      )}
    </Section>
  );
}

function NewMicroCredential({ stack }: { stack: string }) {
  const creating = useCreateMicroCredential(stack);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const { code, title } = Object.fromEntries(new FormData(form)) as Record<'code' | 'title', string>;
    creating.mutate(
      { code: code.trim().toUpperCase(), title },
      {
        onSuccess: (made) => {
          announce(`${made.code} was created.`);
          form.reset();
        },
      },
    );
  }
  return (
    <Form onSubmit={submit}>
      <div className={classes.filters}>
        <TextInput
          name="code"
          label={`Code of a new micro-credential in ${stack}`}
          required
          maxLength={40}
          placeholder={`${stack}-9`}
          error={fieldError(creating.error, '/code')}
        />
        <TextInput
          name="title"
          wrapperProps={{ 'data-wide': true }}
          label={`Title of a new micro-credential in ${stack}`}
          required
          maxLength={300}
          error={fieldError(creating.error, '/title')}
        />
        <Button
          type="submit"
          variant="default"
          aria-label={`Create micro-credential in ${stack}`}
          loading={creating.isPending}
        >
          Create micro-credential
        </Button>
      </div>
      {creating.error && <ErrorNotice error={creating.error} safe="No micro-credential was created." />}
    </Form>
  );
}

/** Creates the stack of a domain that has none. */
function NewStack({ taken }: { taken: string[] }) {
  const { data: frameworks } = useSuspenseQuery(frameworksQuery);
  const [frameworkId, choose] = useState(frameworks[0]?.id ?? '');
  const { data: framework } = useQuery({ ...frameworkQuery(frameworkId), enabled: frameworkId !== '' });
  const creating = useCreateStack();
  const free = framework?.data.domains.filter(({ code }) => !taken.includes(code)) ?? [];
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { code, name } = Object.fromEntries(new FormData(event.currentTarget)) as Record<'code' | 'name', string>;
    creating.mutate(
      { frameworkId, code, name, required: null },
      { onSuccess: () => announce(`The stack ${name} was created.`) },
    );
  }
  return (
    <Section title="New stack">
      <Form onSubmit={submit}>
        <div className={classes.filters}>
          <NativeSelect
            label="Framework"
            value={frameworkId}
            data={frameworks.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ currentTarget: { value } }) => choose(value)}
          />
          <NativeSelect
            name="code"
            label="Domain without a stack"
            data={free.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          />
          <TextInput
            name="name"
            label="Name of the stack"
            required
            maxLength={200}
            error={fieldError(creating.error, '/name')}
          />
          <Button type="submit" loading={creating.isPending} disabled={free.length === 0}>
            Create stack
          </Button>
        </div>
        {free.length === 0 && <p className={classes.soft}>Every domain of this framework has a stack.</p>}
        {creating.error && <ErrorNotice error={creating.error} safe="No stack was created." />}
      </Form>
    </Section>
  );
}
