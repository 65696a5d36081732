import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Weeks } from '../../../api/schema';
import { dayInWords, plusDays } from '../../../ui/days';
import { Loading } from '../../../ui/loading';
import { ErrorNotice } from '../../../ui/notice';
import { Section } from '../../../ui/page';
import { type Column, DataTable } from '../parts/data-table';
import { weeksQuery } from './overview.queries';
import classes from './overview.module.css';

type Week = Weeks['items'][number];

const trends = [
  { of: 'registrations', title: 'Registrations', type: 'enrollment.registered' },
  { of: 'submissions', title: 'Submissions', type: 'submission.sealed' },
  { of: 'decisions', title: 'Decisions', type: 'decision.made' },
] as const;

/** What happened in the last weeks: a chart for each kind, and the same numbers in a table that leads to the events. */
export function Trends() {
  const { data: weeks, error } = useQuery(weeksQuery);
  return (
    <Section title="The last 12 weeks">
      {error ? (
        <ErrorNotice error={error} safe="Nothing was changed." />
      ) : weeks === undefined ? (
        <Loading />
      ) : (
        <>
          <div className={classes.charts}>
            {trends.map(({ of, title }) => (
              <Chart key={of} title={title} values={weeks.map((week) => week[of])} />
            ))}
          </div>
          <details className={classes.numbers}>
            <summary>Numbers for each week</summary>
            <DataTable
              caption="Registrations, submissions, and decisions by week"
              columns={columns}
              rows={weeks.toReversed()}
              keyOf={({ monday }) => monday}
            />
          </details>
        </>
      )}
    </Section>
  );
}

const columns: Column<Week>[] = [
  { title: 'Week of', cell: ({ monday }) => dayInWords(monday) },
  ...trends.map(({ of, title, type }): Column<Week> => ({
    title,
    numeric: true,
    cell: ({ monday, [of]: count }) =>
      count === 0 ? (
        count
      ) : (
        <Link to="/admin/audit" search={{ type, from: monday, until: plusDays(monday, 6) }}>
          {count}
        </Link>
      ),
  })),
];

const width = 14;
const height = 64;

/** A bar for each week, the last darker. The numbers are in the table. */
function Chart({ title, values }: { title: string; values: number[] }) {
  const most = Math.max(1, ...values);
  const thisWeek = values.at(-1)!;
  const before = values.at(-2)!;
  return (
    <figure className={classes.chart}>
      <figcaption>
        <span className={classes.title}>{title}</span>
        <span className={classes.soft}>
          {thisWeek} this week, {before} last week
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${values.length * width} ${height}`} preserveAspectRatio="none" aria-hidden>
        {values.map((value, index) => (
          <rect
            key={index}
            x={index * width + 1}
            width={width - 2}
            y={height - Math.max(1, (value / most) * height)}
            height={Math.max(1, (value / most) * height)}
            className={index === values.length - 1 ? classes.now : classes.past}
          />
        ))}
      </svg>
      <p className={classes.soft}>Most in a week: {Math.max(...values)}</p>
    </figure>
  );
}
