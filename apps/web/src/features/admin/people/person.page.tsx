import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { DateText } from '../../../ui/date-text';
import { Notice } from '../../../ui/notice';
import { Page, Section } from '../../../ui/page';
import { PersonData } from '../privacy/person-data';
import { AuditLink } from '../parts/audit-link';
import { ActionButton } from '../parts/action-button';
import { Facts } from '../parts/facts';
import classes from '../parts/parts.module.css';
import { ChangeAddress } from './change-address';
import { CareerPacket } from './career-packet';
import { Coaches } from './coaches';
import { personQuery, useResetSecondFactor } from './people.queries';
import { PersonForm } from './person-form';

const route = getRouteApi('/administrator/admin/people/$personId');

/** One person: roles, profile, coaches, second factor, and links to everything about them. */
export function PersonPage() {
  const { personId } = route.useParams();
  const { data: saved } = useSuspenseQuery(personQuery(personId));
  const person = saved.data;
  return (
    <Page
      title={person.name}
      breadcrumb={<Link to="/admin/people">People</Link>}
      lead={person.joined ? undefined : 'Invited. The account is not open yet.'}
    >
      {person.undelivered && (
        <Notice tone="danger" title="Email to this person does not arrive">
          <p>
            The last email that came back is from <DateText at={person.undelivered.at} />. The mail server said:{' '}
            {person.undelivered.said ?? 'nothing'}
          </p>
          <p>
            Ask for the right address, and change it below. Then you can{' '}
            <Link to="/admin/messages/$messageId" params={{ messageId: person.undelivered.messageId }}>
              send the email again
            </Link>
            .
          </p>
        </Notice>
      )}
      <Facts
        of={[
          ['Email address', person.email],
          ['Joined', <DateText at={person.createdAt} dayOnly />],
          ['Second factor', person.secondFactor === 'on' ? 'On' : 'Not set up'],
          [
            'More',
            <span className={classes.actions} style={{ marginTop: 0 }}>
              <Link to="/admin/badges" search={{ person: personId }}>
                Badges
              </Link>
              <Link to="/admin/messages" search={{ person: personId }}>
                Email
              </Link>
              {person.roles.includes('candidate') && <CareerPacket personId={personId} />}
              {person.roles.includes('reviewer') && (
                <Link to="/admin/review/reviewers/$reviewerId" params={{ reviewerId: personId }}>
                  Reviews
                </Link>
              )}
              <AuditLink kind="person" id={personId} />
              <Link to="/admin/audit" search={{ actorId: personId }}>
                Actions by this person
              </Link>
            </span>,
          ],
        ]}
      />
      <Section title="Roles and profile">
        <PersonForm key={personId} latest={saved} />
      </Section>
      <Section title="Email address">
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
      <PersonData personId={personId} name={person.name} />
    </Page>
  );
}

function ResetSecondFactor({ personId, name }: { personId: string; name: string }) {
  return (
    <Section title="Second factor">
      <p>For someone who lost their app and backup codes. First make sure that the request really comes from them.</p>
      <ActionButton
        label="Reset second factor"
        title={`Reset the second factor of ${name}`}
        danger
        done={`The second factor of ${name} was removed.`}
        act={useResetSecondFactor(personId)}
      >
        They are signed out everywhere. Roles that require a second factor are on hold until they set up a new one.
      </ActionButton>
    </Section>
  );
}
