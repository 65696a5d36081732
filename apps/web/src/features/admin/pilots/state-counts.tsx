import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ErrorNotice } from '../../../ui/notice';
import { Section } from '../../../ui/page';
import { Facts } from '../parts/facts';
import classes from '../parts/parts.module.css';
import { standingQuery } from './pilot.queries';
import { stateNames } from './enrollment-words';

/** How many candidates are in each state, each with a link to them. */
export function StateCounts({ pilotId }: { pilotId: string }) {
  const { data: standing, error } = useQuery(standingQuery(pilotId));
  return (
    <Section
      title="Roster"
      aside={
        <Link to="/admin/pilots/$pilotId/roster" params={{ pilotId }}>
          See everyone
        </Link>
      }
    >
      {error && <ErrorNotice error={error} />}
      {standing?.states.length === 0 && <p className={classes.soft}>No one has registered yet.</p>}
      {standing && standing.awardWaits > 0 && (
        <p>
          <Link to="/admin/waiting-badges" search={{ pilot: pilotId }}>
            {standing.awardWaits === 1
              ? 'One candidate is met, and the badge waits for requirements'
              : `${standing.awardWaits} candidates are met, and their badges wait for requirements`}
          </Link>
        </p>
      )}
      {standing && standing.states.length > 0 && (
        <Facts
          of={standing.states.map(({ state, people }) => [
            stateNames[state],
            <Link
              to="/admin/pilots/$pilotId/roster"
              params={{ pilotId }}
              search={{ state }}
              aria-label={`${people}: ${stateNames[state]}`}
              className="figures"
            >
              {people}
            </Link>,
          ])}
        />
      )}
    </Section>
  );
}
