import { Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Enrollment, PilotSummary } from '../../api/schema';
import { ButtonLink } from '../../ui/button-link';
import { Empty } from '../../ui/empty';
import lists from '../../ui/lists.module.css';
import { Page, Section } from '../../ui/page';
import { dayInWords, daysLeftInWords } from '../../ui/days';
import { counted } from '../../ui/number-words';
import { enrollmentsQuery, pilotsQuery } from './enrollment.queries';
import { isUnderWay, maySubmit, nextAction, standingOf } from './enrollment-state';
import classes from './work.module.css';

/** A candidate’s first page: each enrollment in progress with its next action, and the pilots open for registration. */
export function DashboardPage() {
  const { data: enrollments } = useSuspenseQuery(enrollmentsQuery);
  const { data: pilots } = useSuspenseQuery(pilotsQuery);
  const underWay = enrollments.filter(({ state }) => isUnderWay(state)).sort(soonestFirst);
  const over = enrollments.filter(({ state }) => !isUnderWay(state));
  return (
    <Page title="My work">
      {underWay.length === 0 ? (
        <Empty title="You have nothing in progress.">
          <p>
            {pilots.length > 0
              ? 'Choose a pilot below and register for a micro-credential. It will appear here, ready for you to start.'
              : 'When a pilot opens, it will be listed here and you can register.'}
          </p>
        </Empty>
      ) : (
        <Enrollments enrollments={underWay} />
      )}
      <Section title="Open pilots">
        {pilots.length === 0 ? (
          <Empty title="No pilot is open for registration today.">
            You will get an email when you are invited to one. Until then, the <Link to="/catalog">catalog</Link> shows
            what you can earn.
          </Empty>
        ) : (
          <OpenPilots pilots={pilots} />
        )}
      </Section>
      {over.length > 0 && (
        <Section title="Finished">
          <Enrollments enrollments={over} />
        </Section>
      )}
    </Page>
  );
}

/** The nearest deadline comes first; enrollments without one come last. */
function soonestFirst(a: Enrollment, b: Enrollment): number {
  return (a.closesAt ?? '9').localeCompare(b.closesAt ?? '9');
}

function Enrollments({ enrollments }: { enrollments: Enrollment[] }) {
  return (
    <ul className={lists.list}>
      {enrollments.map((enrollment) => (
        <EnrollmentLine key={enrollment.id} enrollment={enrollment} />
      ))}
    </ul>
  );
}

function EnrollmentLine({ enrollment }: { enrollment: Enrollment }) {
  const { id, version, pilot, state, daysLeft, waitlistPlace } = enrollment;
  const running = daysLeft !== null && state !== 'submitted';
  const toDo = state === 'registered' || maySubmit(state);
  return (
    <li className={`${lists.row} ${classes.item}`}>
      <div>
        <Title order={2} size="h3">
          {version.code} {version.title}
        </Title>
        <p className={classes.state}>
          <strong>{standingOf(enrollment)}</strong>
          {waitlistPlace !== null && <span>place {waitlistPlace}</span>}
          {running && <span className={daysLeft <= 14 ? classes.urgent : undefined}>{daysLeftInWords(daysLeft)}</span>}
          <span>{pilot.title}</span>
        </p>
      </div>
      <ButtonLink
        to="/work/$enrollmentId"
        params={{ enrollmentId: id }}
        variant={toDo ? 'filled' : 'default'}
        aria-label={`${nextAction(enrollment)}: ${version.code} ${version.title}`}
      >
        {nextAction(enrollment)}
      </ButtonLink>
    </li>
  );
}

function OpenPilots({ pilots }: { pilots: PilotSummary[] }) {
  return (
    <ul className={lists.list}>
      {pilots.map(({ id, title, registersUntil, versions }) => (
        <li key={id} className={`${lists.row} ${classes.item}`}>
          <div>
            <Title order={3}>{title}</Title>
            <p className={classes.state}>
              <span>{counted(versions.length, 'micro-credential')}</span>
              <span>{seatsInWords(versions)}</span>
              {registersUntil && <span>Register until {dayInWords(registersUntil)}</span>}
            </p>
            <p className={classes.offers}>
              {versions.map(({ versionId, code, title: offered, number }) => (
                <Link key={versionId} to="/catalog/$code" params={{ code }} search={{ version: number }}>
                  {code} {offered}
                </Link>
              ))}
            </p>
          </div>
          <ButtonLink
            to="/work/pilots/$pilotId"
            params={{ pilotId: id }}
            variant="default"
            aria-label={`Meetings and registration: ${title}`}
          >
            Meetings and registration
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}

function seatsInWords(versions: PilotSummary['versions']): string {
  const left = versions.reduce((sum, version) => sum + version.left, 0);
  return left === 0 ? 'all seats taken, waiting list open' : `${counted(left, 'seat')} left`;
}
