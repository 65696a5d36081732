import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Enrollment } from '../../api/schema';
import { AddressText } from '../../ui/address-text';
import { lastDay } from '../../ui/end-of-day';
import { Empty } from '../../ui/empty';
import { Page, Section } from '../../ui/page';
import { type Column, DataTable } from '../admin/parts/data-table';
import classes from '../admin/parts/parts.module.css';
import { stateNames } from '../admin/pilots/enrollment-words';
import { daysLeftInWords } from '../../ui/days';
import { WaitingConfirmations } from './waiting-confirmations';
import { coachedEnrollmentsQuery, coachedQuery } from './coaching.queries';

const columns: Column<Enrollment>[] = [
  {
    title: 'Micro-credential',
    cell: ({ id, version }) => (
      <Link to="/coaching/$enrollmentId" params={{ enrollmentId: id }}>
        {version.code} {version.title}
      </Link>
    ),
  },
  { title: 'Pilot', cell: ({ pilot }) => pilot.title },
  { title: 'Status', cell: ({ state }) => stateNames[state] },
  {
    title: 'Time left',
    cell: ({ daysLeft, closesAt, zone }) =>
      daysLeft === null || closesAt === null ? (
        'Not running'
      ) : (
        <>
          {daysLeftInWords(daysLeft)} (end of {lastDay(closesAt, zone)})
        </>
      ),
  },
];

/** The people that the reader coaches, and their progress. */
export function CoachingPage() {
  const { data: people } = useSuspenseQuery(coachedQuery);
  const { data: enrollments } = useSuspenseQuery(coachedEnrollmentsQuery);
  return (
    <Page
      title="People you coach"
      width="wide"
      lead="You see their progress, not their work, except what they ask you to confirm. After several attempts that are not yet met, a meeting with you opens the next attempt."
    >
      <WaitingConfirmations />
      {people.length === 0 && (
        <Empty title="You have no one to coach yet.">
          An administrator assigns candidates to you. They will be listed here.
        </Empty>
      )}
      {people.map(({ id, name, email, school, district }) => {
        const theirs = enrollments.filter(({ personId }) => personId === id);
        return (
          <Section
            key={id}
            title={name}
            aside={
              <a href={`mailto:${email}`}>
                <AddressText of={email} />
              </a>
            }
          >
            <p className={classes.soft}>{[school, district].filter(Boolean).join(', ')}</p>
            {theirs.length === 0 ? (
              <p>Not registered for anything yet.</p>
            ) : (
              <DataTable
                caption={`Enrollments of ${name}`}
                columns={columns}
                rows={theirs}
                keyOf={(enrollment) => enrollment.id}
              />
            )}
          </Section>
        );
      })}
    </Page>
  );
}
