import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Condition } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Page, Section } from '../../../ui/page';
import { type Column, DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { systemQuery } from './system.queries';

const states: Record<Condition['state'], string> = { ok: 'Working', degraded: 'Degraded', failing: 'Not working' };

const columns: Column<Condition>[] = [
  { title: 'Part', cell: ({ name }) => name },
  { title: 'Status', cell: ({ state }) => states[state] },
  { title: 'How it is', cell: ({ words }) => words },
  { title: 'Since', text: ({ since }) => since, cell: ({ since }) => <DateText at={since} relative /> },
];

/** How each part of Laurel is, since when, and what to do about it: what operators alert on, in words. */
export function SystemPage() {
  const { data: conditions } = useSuspenseQuery(systemQuery);
  const wrong = conditions.filter(({ state }) => state !== 'ok');
  const right = conditions.filter(({ state }) => state === 'ok');
  return (
    <Page
      title="System"
      width="wide"
      lead="How each part of Laurel is right now, and what to do when something is wrong. This page refreshes by itself."
    >
      <Section title="Needs attention">
        {wrong.length === 0 ? (
          <Empty title="Every part is working." />
        ) : (
          wrong.map((part) => <Trouble key={part.kind} {...part} />)
        )}
      </Section>
      <Section title="Working">
        <DataTable caption="Parts that are working" columns={columns} rows={right} keyOf={({ kind }) => kind} />
      </Section>
    </Page>
  );
}

function Trouble({ name, state, words, remedy, since, link }: Condition) {
  return (
    <article className={classes.nested}>
      <h3>
        {name}: <span className={classes.bad}>{states[state]}</span>
      </h3>
      <p>{words}</p>
      {remedy && (
        <p>
          <strong>What to do:</strong> {remedy} {link && <Link to={link}>Open the page for this</Link>}
        </p>
      )}
      <p className={classes.soft}>
        Since <DateText at={since} relative />
      </p>
    </article>
  );
}
