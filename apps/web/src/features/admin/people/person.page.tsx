import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { DateText } from '../../../ui/date-text';
import { Page, Section } from '../../../ui/page';
import { AuditLink } from '../parts/audit-link';
import { Deed } from '../parts/deed';
import { Facts } from '../parts/facts';
import classes from '../parts/parts.module.css';
import { ChangeAddress } from './change-address';
import { CareerPacket } from './career-packet';
import { Coaches } from './coaches';
import { personQuery, useResetSecondFactor } from './people.queries';
import { PersonForm } from './person-form';

const route = getRouteApi('/administrator/admin/people/$personId');

/** One person: roles, profile, coaches, second factor, and the way to all that concerns them. */
export function PersonPage() {
  const { personId } = route.useParams();
  const { data: saved } = useSuspenseQuery(personQuery(personId));
  const person = saved.data;
  return (
    <Page
      title={person.name}
      over={<Link to="/admin/people">People</Link>}
      lead={person.joined ? undefined : 'Invited; the account is not opened yet.'}
    >
      <Facts
        of={[
          ['Address', person.email],
          ['Here since', <DateText at={person.createdAt} dayOnly />],
          ['Second factor', person.secondFactor === 'on' ? 'On' : 'Not set up'],
          [
            'More',
            <span className={classes.actions} style={{ marginTop: 0 }}>
              <Link to="/admin/badges" search={{ person: personId }}>
                Badges
              </Link>
              <Link to="/admin/messages" search={{ person: personId }}>
                Mail
              </Link>
              {person.roles.includes('candidate') && <CareerPacket personId={personId} />}
              <AuditLink kind="person" id={personId} />
              <Link to="/admin/audit" search={{ actorId: personId }}>
                What they did
              </Link>
            </span>,
          ],
        ]}
      />
      <Section title="Roles and profile">
        <PersonForm key={person.revision} person={person} />
      </Section>
      <Section title="Address">
        <ChangeAddress key={person.email} person={person} />
      </Section>
      {person.roles.includes('candidate') && (
        <Section title="Coaches">
          <Coaches person={person} />
        </Section>
      )}
      {person.coaching.length > 0 && (
        <Section title="Coaches these candidates">
          <ul>
            {person.coaching.map(({ id, name }) => (
              <li key={id}>
                <Link to="/admin/people/$personId" params={{ personId: id }}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {person.secondFactor === 'on' && <ResetSecondFactor personId={personId} name={person.name} />}
    </Page>
  );
}

function ResetSecondFactor({ personId, name }: { personId: string; name: string }) {
  return (
    <Section title="Second factor">
      <p>For someone who lost the app and the backup codes. Make sure that it is them who ask.</p>
      <Deed
        label="Reset the second factor"
        title={`Reset the second factor of ${name}`}
        danger
        done={`The second factor of ${name} is taken away.`}
        act={useResetSecondFactor(personId)}
      >
        Their sessions end. Roles that ask for a second factor rest until they set up a new one.
      </Deed>
    </Section>
  );
}
