import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { fieldError, Refused } from '../../api/problem';
import type { Competency, Framework } from '../../api/schema';
import { Empty } from '../../ui/empty';
import { Form } from '../../ui/form';
import { Loading } from '../../ui/loading';
import { ErrorNotice } from '../../ui/notice';
import { Page } from '../../ui/page';
import classes from './catalog.module.css';
import { catalogQuery, competenciesQuery, type CompetencyFilter } from './catalog.queries';

/**
 * The framework's competencies, filtered by PSEL code, domain, and level. The filter is in the address, so that it can
 * be shared.
 */
export function CompetenciesPage() {
  const { framework } = useSuspenseQuery(catalogQuery).data;
  const filter = useSearch({ from: '/competencies' });
  const found = useInfiniteQuery(competenciesQuery(filter));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const refusedCode = found.error instanceof Refused ? fieldError(found.error, '/psel') : undefined;
  return (
    <Page
      title="Competencies"
      lead={`What it takes to lead a school, from the ${framework.name}. Each competency is described level by level, with its PSEL codes.`}
    >
      <Filters framework={framework} filter={filter} error={refusedCode} />
      <p role="status" className={classes.soft}>
        {found.isSuccess && counted(items.length, found.hasNextPage)}
      </p>
      {found.isPending && <Loading what="Loading competencies" />}
      {found.error && !refusedCode && (
        <ErrorNotice
          error={found.error}
          retry={
            <Button mt="sm" variant="default" onClick={() => void found.refetch()}>
              Try again
            </Button>
          }
        />
      )}
      {found.isSuccess && items.length === 0 && (
        <Empty title="No competency matches.">
          Remove a filter to see more. More competencies will appear as the program publishes them.
        </Empty>
      )}
      {items.map((competency) => (
        <CompetencyEntry key={competency.number} of={competency} framework={framework} level={filter.level} />
      ))}
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          Show more
        </Button>
      )}
    </Page>
  );
}

const counted = (count: number, more: boolean): string =>
  count === 1 && !more ? '1 competency' : `${count}${more ? ' or more' : ''} competencies`;

function Filters({ framework, filter, error }: { framework: Framework; filter: CompetencyFilter; error?: string }) {
  const navigate = useNavigate({ from: '/competencies' });
  const narrow = (change: CompetencyFilter) => void navigate({ search: { ...filter, ...change }, replace: true });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    narrow({ psel: (new FormData(event.currentTarget).get('psel') as string).trim() || undefined });
  }

  return (
    <Form onSubmit={submit} role="search" className={classes.filters}>
      <NativeSelect
        label="Domain"
        value={filter.domain ?? ''}
        onChange={(event) => narrow({ domain: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: 'All' },
          ...framework.domains.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <NativeSelect
        label="Level"
        value={filter.level ?? ''}
        onChange={(event) => narrow({ level: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: 'All' },
          ...framework.levels.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <TextInput
        key={filter.psel}
        name="psel"
        label="PSEL code"
        placeholder="4b"
        defaultValue={filter.psel}
        error={error}
        maxLength={4}
        onBlur={(event) => event.currentTarget.form?.requestSubmit()}
      />
    </Form>
  );
}

function CompetencyEntry({
  of: { number, domain, function: purpose, title, psel, levels },
  framework,
  level,
}: {
  of: Competency;
  framework: Framework;
  level?: string;
}) {
  const shown = framework.levels.filter(
    ({ code }) => levels[code] !== undefined && (level === undefined || code === level),
  );
  return (
    <article id={`competency-${number}`} className={classes.competency}>
      <p className={classes.over}>
        {number} · {framework.domains.find(({ code }) => code === domain)?.name ?? domain} · {purpose}
      </p>
      <h2>{title}</h2>
      <dl className={classes.levels}>
        {shown.map(({ code, name }) => (
          <div key={code}>
            <dt>{name}</dt>
            <dd>{levels[code]}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.psel}>
        <span>PSEL</span>
        {psel.map((code) => (
          <Link key={code} to="/competencies" search={{ psel: code }}>
            {code}
          </Link>
        ))}
      </p>
    </article>
  );
}
