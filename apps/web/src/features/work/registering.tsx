import { Button, Checkbox, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Refused } from '../../api/problem';
import type { OfferedVersion, Pilot } from '../../api/schema';
import { ButtonLink } from '../../ui/button-link';
import { Confirm } from '../../ui/confirm';
import lists from '../../ui/lists.module.css';
import { counted } from '../../ui/number-words';
import { FirstToHave } from './first-to-have';
import { enrollmentsQuery, useRegister } from './enrollment.queries';
import { isUnderWay, mayRegisterAgain, stateWords } from './enrollment-state';
import classes from './work.module.css';

interface RegisteringProps {
  pilot: Pilot;
  version: OfferedVersion;
}

/** One micro-credential of a pilot: its seats, and a button to register or join the waiting list. */
export function Registering({ pilot, version }: RegisteringProps) {
  const { data: enrollments } = useSuspenseQuery(enrollmentsQuery);
  const [asking, ask] = useState(false);
  const existing = enrollments.find(
    (enrollment) => enrollment.version.id === version.versionId && !mayRegisterAgain(enrollment.state),
  );
  const mayRegister = pilot.registration === 'open' && (pilot.attendedMeeting || !pilot.meetingRequired);
  const name = `${version.code} ${version.title}`;
  const waits = version.left === 0 || version.waiting > 0;
  return (
    <li className={`${lists.row} ${classes.item}`}>
      <div>
        <Title order={3}>
          <Link to="/catalog/$code" params={{ code: version.code }} search={{ version: version.number }}>
            {name}
          </Link>
        </Title>
        <p className={classes.state}>
          <span>version {version.number}</span>
          <span>level {version.level}</span>
          <span>{seats(version)}</span>
          <span>{version.priceCents === 0 ? 'free' : `$${(version.priceCents / 100).toFixed(2)}`}</span>
          {existing && <strong>{stateWords[existing.state]}</strong>}
        </p>
      </div>
      {existing && (
        <ButtonLink
          to="/work/$enrollmentId"
          params={{ enrollmentId: existing.id }}
          variant="default"
          aria-label={`Open ${name}`}
        >
          Open
        </ButtonLink>
      )}
      {!existing && mayRegister && (
        <Button onClick={() => ask(true)} aria-label={`${waits ? 'Join the waiting list' : 'Register'}: ${name}`}>
          {waits ? 'Join the waiting list' : 'Register'}
        </Button>
      )}
      {asking && (
        <Ask
          pilot={pilot}
          version={version}
          underWay={enrollments.filter(({ state }) => isUnderWay(state)).length}
          waits={waits}
          onClose={() => ask(false)}
        />
      )}
    </li>
  );
}

/** Asks before registering. A candidate with enough in progress has to acknowledge the workload. */
function Ask({
  pilot,
  version,
  underWay,
  waits,
  onClose,
}: RegisteringProps & { underWay: number; waits: boolean; onClose: () => void }) {
  const register = useRegister(pilot.id);
  const navigate = useNavigate();
  const [acknowledges, acknowledge] = useState(false);
  const asked =
    register.error instanceof Refused && register.error.problem.code === 'enrollment.acknowledgement-required';
  const heavy = asked || underWay >= pilot.recommendedConcurrent;
  return (
    <Confirm
      opened
      title={`${version.code} ${version.title}`}
      confirmLabel={waits ? 'Join the waiting list' : 'Register'}
      busy={register.isPending}
      error={asked ? null : register.error}
      onClose={onClose}
      onConfirm={() =>
        register.mutate(
          { versionId: version.versionId, acknowledgesWorkload: acknowledges },
          { onSuccess: ({ id }) => void navigate({ to: '/work/$enrollmentId', params: { enrollmentId: id } }) },
        )
      }
    >
      {waits ? (
        <p>
          All seats are taken. When a seat opens, it goes to the first person on the waiting list. You will get an email
          when it is yours.
        </p>
      ) : (
        <p>You get a seat. Your days are not counted until you start work.</p>
      )}
      <FirstToHave version={version} />
      {heavy && (
        <Checkbox
          mt="md"
          required
          checked={acknowledges}
          onChange={(event) => acknowledge(event.currentTarget.checked)}
          label={`I understand that I already have ${counted(underWay, 'micro-credential')} in progress, that more than ${pilot.recommendedConcurrent} at a time is discouraged, and that each has its own deadline.`}
        />
      )}
    </Confirm>
  );
}

function seats({ left, seats, waiting }: OfferedVersion): string {
  const line = waiting > 0 ? `, ${waiting} waiting` : '';
  return left === 0 ? `all ${seats} seats taken${line}` : `${left} of ${counted(seats, 'seat')} left${line}`;
}
