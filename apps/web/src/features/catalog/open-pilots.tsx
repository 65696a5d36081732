import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Enrollment, PilotSummary } from '../../api/schema';
import { ButtonLink } from '../../ui/button-link';
import { dayInWords } from '../../ui/days';
import { Empty } from '../../ui/empty';
import lists from '../../ui/lists.module.css';
import { ErrorNotice } from '../../ui/notice';
import { counted } from '../../ui/number-words';
import { Section } from '../../ui/page';
import { sessionQuery } from '../identity/session.queries';
import { enrollmentsQuery, pilotsQuery } from '../work/enrollment.queries';
import { mayRegisterAgain, nextAction, standingOf } from '../work/enrollment-state';
import work from '../work/work.module.css';

/** The way from a micro-credential to a seat: the pilots that take registrations, or what the candidate already has. */
export function WayToRegister({ code }: { code: string }) {
  const { data: session } = useQuery(sessionQuery);
  if (session === undefined) return null;
  if (session !== null) return session.roles.includes('candidate') ? <OpenPilots code={code} /> : null;
  return (
    <Section title="Register">
      <p>
        You register for a micro-credential in a pilot.{' '}
        <Link to="/sign-in" search={{ to: `/catalog/${code}` }}>
          Sign in to see the open pilots
        </Link>
        .
      </p>
    </Section>
  );
}

function OpenPilots({ code }: { code: string }) {
  const { data: pilots, error: withoutPilots } = useQuery(pilotsQuery);
  const { data: enrollments, error: withoutEnrollments } = useQuery(enrollmentsQuery);
  const error = withoutPilots ?? withoutEnrollments;
  if (error) return <ErrorNotice error={error} />;
  if (pilots === undefined || enrollments === undefined) return null;
  const own = enrollments.filter(({ version, state }) => version.code === code && !mayRegisterAgain(state));
  const open = pilots.filter(({ versions }) => versions.some((version) => version.code === code));
  return (
    <Section title={own.length > 0 ? 'Your work on it' : 'Register'}>
      {own.length > 0 && (
        <ul className={lists.list}>
          {own.map((enrollment) => (
            <OwnWork key={enrollment.id} enrollment={enrollment} />
          ))}
        </ul>
      )}
      {own.length === 0 && open.length === 0 && (
        <Empty title="No pilot is open for this micro-credential today.">
          <Link to="/work">My work</Link> lists all open pilots.
        </Empty>
      )}
      {own.length === 0 && open.length > 0 && (
        <ul className={lists.list}>
          {open.map((pilot) => (
            <OpenPilot key={pilot.id} pilot={pilot} code={code} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function OwnWork({ enrollment }: { enrollment: Enrollment }) {
  return (
    <li className={`${lists.row} ${work.item}`}>
      <p className={work.state}>
        <strong>{standingOf(enrollment)}</strong>
        <span>{enrollment.pilot.title}</span>
      </p>
      <ButtonLink to="/work/$enrollmentId" params={{ enrollmentId: enrollment.id }} variant="default">
        {nextAction(enrollment)}
      </ButtonLink>
    </li>
  );
}

function OpenPilot({ pilot: { id, title, registersUntil, versions }, code }: { pilot: PilotSummary; code: string }) {
  const left = versions.filter((version) => version.code === code).reduce((sum, version) => sum + version.left, 0);
  return (
    <li className={`${lists.row} ${work.item}`}>
      <div>
        <h3>{title}</h3>
        <p className={work.state}>
          <span>{left === 0 ? 'all seats taken, waiting list open' : `${counted(left, 'seat')} left`}</span>
          {registersUntil && <span>Register until {dayInWords(registersUntil)}</span>}
        </p>
      </div>
      <ButtonLink
        to="/work/pilots/$pilotId"
        params={{ pilotId: id }}
        aria-label={`Meetings and registration: ${title}`}
      >
        Meetings and registration
      </ButtonLink>
    </li>
  );
}
