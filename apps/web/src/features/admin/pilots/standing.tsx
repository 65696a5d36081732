import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ErrorNotice } from '../../../ui/notice';
import { Section } from '../../../ui/page';
import { Facts } from '../parts/facts';
import classes from '../parts/parts.module.css';
import { standingQuery } from './pilot.queries';
import { stateNames } from './states';

/** How many of a pilot are where, each number with the way to those whom it counts. */
export function Standing({ pilotId }: { pilotId: string }) {
  const { data: standing, error } = useQuery(standingQuery(pilotId));
  return (
    <Section
      title="Where everyone stands"
      aside={
        <Link to="/admin/pilots/$pilotId/roster" params={{ pilotId }}>
          Everyone by name
        </Link>
      }
    >
      {error && <ErrorNotice error={error} />}
      {standing?.states.length === 0 && <p className={classes.soft}>Nobody has registered yet.</p>}
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
