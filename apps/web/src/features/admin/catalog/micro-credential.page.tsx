import { Button, NativeSelect } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import type { VersionSummary } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { Page, Section } from '../../../ui/page';
import { levelName, stateNames } from '../../catalog/version-words';
import { DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { announce } from '../parts/announcer';
import { authoredQuery, microCredentialQuery, useBeginDraft } from './catalog.queries';
import { ownPartsQuery } from './design/design.queries';
import { Team } from './design/team';
import { sessionQuery } from '../../identity/session.queries';

const route = getRouteApi('/author/admin/catalog/$code');

/** A micro-credential with all its versions and drafts. */
export function MicroCredentialVersionsPage() {
  const { code } = route.useParams();
  const { data: catalog } = useSuspenseQuery(authoredQuery);
  const { data } = useSuspenseQuery(microCredentialQuery(code));
  const { microCredential, versions } = data;
  return (
    <Page
      title={`${microCredential.code} ${microCredential.title}`}
      breadcrumb={<Link to="/admin/catalog">Authoring</Link>}
      width="wide"
      lead={
        microCredential.workingTitle ? 'This title comes from the framework until the program chooses one.' : undefined
      }
    >
      {versions.length === 0 ? (
        <Empty title="There is no version yet.">Start a draft below.</Empty>
      ) : (
        <DataTable<VersionSummary>
          caption="Versions and drafts, newest first"
          rows={versions}
          keyOf={({ id }) => id}
          columns={[
            {
              title: 'Version',
              cell: ({ id, number, state }) =>
                state === 'draft' ? (
                  <Link to="/admin/catalog/drafts/$versionId" params={{ versionId: id }}>
                    Version {number}: edit
                  </Link>
                ) : (
                  <Link to="/admin/catalog/versions/$versionId" params={{ versionId: id }}>
                    Version {number}
                  </Link>
                ),
            },
            { title: 'State', cell: ({ state }) => stateNames[state] },
            {
              title: 'Level',
              cell: ({ level, levelAssumed }) =>
                `${levelName(catalog.framework, level)}${levelAssumed ? ' (assumed)' : ''}`,
            },
            {
              title: 'Public since',
              cell: ({ pilotedAt }) => (pilotedAt === null ? 'Not public' : <DateText at={pilotedAt} dayOnly />),
            },
            {
              title: 'Compare',
              cell: ({ id, number }) => {
                const before = versions.find((other) => other.number < number);
                return before ? (
                  <Link
                    to="/admin/catalog/versions/$versionId/changes"
                    params={{ versionId: id }}
                    search={{ from: before.id }}
                  >
                    With version {before.number}
                  </Link>
                ) : (
                  'First version'
                );
              },
            },
          ]}
        />
      )}
      <BeginDraft code={code} versions={versions} />
      <Team code={code} />
    </Page>
  );
}

function BeginDraft({ code, versions }: { code: string; versions: VersionSummary[] }) {
  const { framework } = useSuspenseQuery(authoredQuery).data;
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { items: own } = useSuspenseQuery(ownPartsQuery).data;
  // A director starts drafts of their own level.
  const levels = framework.levels.filter(
    (level) =>
      session?.roles.includes('administrator') ||
      own.some((part) => part.code === code && part.part === 'director' && part.level === level.code),
  );
  const beginning = useBeginDraft(code);
  const navigate = useNavigate();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { level, copyOf } = Object.fromEntries(new FormData(event.currentTarget)) as {
      level: string;
      copyOf: string;
    };
    beginning.mutate(
      { level, copyOf: copyOf || undefined },
      {
        onSuccess: ({ id, number }) => {
          announce(`Version ${number} was started as a draft.`);
          void navigate({ to: '/admin/catalog/drafts/$versionId', params: { versionId: id } });
        },
      },
    );
  }

  if (levels.length === 0) return null;
  return (
    <Section title="Start a draft">
      <Form onSubmit={submit}>
        <div className={classes.filters}>
          <NativeSelect
            name="copyOf"
            label="From"
            data={[
              { value: '', label: 'Blank, without outcomes' },
              ...versions.map(({ id, number, state }) => ({
                value: id,
                label: `A copy of version ${number} (${stateNames[state].toLowerCase()})`,
              })),
            ]}
            defaultValue={versions[0]?.id ?? ''}
          />
          <NativeSelect
            name="level"
            label="Level"
            data={levels.map((level) => ({ value: level.code, label: level.name }))}
            defaultValue={
              levels.find((level) => level.code === (versions[0]?.level ?? 'developing'))?.code ?? levels[0]!.code
            }
          />
          <Button type="submit" loading={beginning.isPending}>
            Start draft
          </Button>
        </div>
        {beginning.error && <ErrorNotice error={beginning.error} safe="No draft was started." />}
      </Form>
    </Section>
  );
}
