import { Button, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { fieldError } from '../../../../api/problem';
import type { FrameworkSummary } from '../../../../api/schema';
import { Form } from '../../../../ui/form';
import { ErrorNotice } from '../../../../ui/notice';
import { Page, Section } from '../../../../ui/page';
import { announce } from '../../parts/announcer';
import { DataTable } from '../../parts/data-table';
import classes from '../../parts/parts.module.css';
import { frameworksQuery, useCreateFramework } from './framework.queries';
import { ImportPackage } from './import-package';

/** The frameworks of the program: those that it writes itself, and those that it imported. */
export function FrameworksPage() {
  const { data: frameworks } = useSuspenseQuery(frameworksQuery);
  return (
    <Page
      title="Frameworks"
      breadcrumb={<Link to="/admin/catalog">Authoring</Link>}
      width="wide"
      lead="What your micro-credentials are about: levels, domains, functions and competencies. Anyone can read them in the format 1EdTech CASE."
    >
      <DataTable<FrameworkSummary>
        caption="Frameworks"
        rows={frameworks}
        keyOf={({ id }) => id}
        columns={[
          {
            title: 'Framework',
            cell: ({ id, name }) => (
              <Link to="/admin/catalog/frameworks/$frameworkId" params={{ frameworkId: id }}>
                {name}
              </Link>
            ),
          },
          { title: 'Code', cell: ({ code }) => code },
          { title: 'Written', cell: ({ imported }) => (imported ? 'Imported' : 'Here') },
          { title: 'Competencies', numeric: true, cell: ({ competencies }) => competencies },
          {
            title: 'CASE',
            cell: ({ identifier, name }) => (
              <a href={`/ims/case/v1p1/CFPackages/${identifier}`} aria-label={`CASE package of ${name}`}>
                Package
              </a>
            ),
          },
        ]}
      />
      <ImportPackage />
      <NewFramework />
    </Page>
  );
}

function NewFramework() {
  const creating = useCreateFramework();
  const navigate = useNavigate();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { code, name } = Object.fromEntries(new FormData(event.currentTarget)) as Record<'code' | 'name', string>;
    creating.mutate(
      { code, name },
      {
        onSuccess: ({ id }) => {
          announce(`${name} was created.`);
          void navigate({ to: '/admin/catalog/frameworks/$frameworkId', params: { frameworkId: id } });
        },
      },
    );
  }
  return (
    <Section title="Write a new framework">
      <Form onSubmit={submit}>
        <div className={classes.filters}>
          <TextInput name="code" label="Code" required maxLength={40} error={fieldError(creating.error, '/code')} />
          <TextInput name="name" label="Name" required maxLength={1000} error={fieldError(creating.error, '/name')} />
          <Button type="submit" loading={creating.isPending}>
            Create framework
          </Button>
        </div>
        {creating.error && <ErrorNotice error={creating.error} safe="No framework was created." />}
      </Form>
    </Section>
  );
}
