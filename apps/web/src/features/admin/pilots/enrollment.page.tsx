import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { RosterDetail } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Page, Section } from '../../../ui/page';
import { daysLeftInWords } from '../../../ui/days';
import { AuditLink } from '../parts/audit-link';
import { Facts } from '../parts/facts';
import classes from '../parts/parts.module.css';
import { Attempts } from './attempts';
import { DeadlineCalculation } from './deadline-calculation';
import { EnrollmentActions } from './enrollment-actions';
import { rosterEnrollmentQuery } from './pilot.queries';
import { EnrollmentHistory } from './enrollment-history';
import { Requirements } from './requirements';
import { awardWaitsFor, standingWords } from './enrollment-words';

const route = getRouteApi('/administrator/admin/enrollments/$enrollmentId');

/** One enrollment in full: its status, its deadline, the possible actions, and its history. */
export function RosterEnrollmentPage() {
  const { data: enrollment } = useSuspenseQuery(rosterEnrollmentQuery(route.useParams().enrollmentId));
  const { id, pilot, person, version, state, waitlistPlace, deadline } = enrollment;
  return (
    <Page
      title={person.name}
      breadcrumb={
        <>
          <Link to="/admin/pilots/$pilotId/roster" params={{ pilotId: pilot.id }}>
            {pilot.title}
          </Link>{' '}
          · {version.code} {version.title}
        </>
      }
      lead={`${standingWords({ state, waitlistPlace, awardWaitsFor: awardWaitsFor(enrollment) })}${enrollment.daysLeft === null ? '' : `, ${daysLeftInWords(enrollment.daysLeft)}`}`}
    >
      <EnrollmentActions enrollment={enrollment} />
      <EnrollmentFacts enrollment={enrollment} />
      {deadline && (
        <Section title="Deadline">
          <DeadlineCalculation deadline={deadline} />
        </Section>
      )}
      <Attempts enrollmentId={id} zone={enrollment.zone} />
      <Requirements enrollment={enrollment} />
      <EnrollmentHistory enrollmentId={id} lines={enrollment.history} zone={enrollment.zone} />
      <p className={classes.foot}>
        <AuditLink kind="enrollment" id={id} />
      </p>
    </Page>
  );
}

function EnrollmentFacts({
  enrollment: { person, version, priceCents, registeredAt, startedAt, zone, feedback },
}: {
  enrollment: RosterDetail;
}) {
  return (
    <Facts
      of={[
        [
          'Candidate',
          <>
            <Link to="/admin/people/$personId" params={{ personId: person.id }}>
              <bdi>{person.name}</bdi>
            </Link>
            , {person.email}
          </>,
        ],
        ['School', [person.school, person.district].filter(Boolean).join(', ') || 'Not given'],
        [
          'Version',
          <Link to="/admin/catalog/versions/$versionId" params={{ versionId: version.id }}>
            {version.code} {version.title}, version {version.number}
          </Link>,
        ],
        ['Price', priceCents === 0 ? 'Free' : `$${(priceCents / 100).toFixed(2)}`],
        ['Registered', <DateText at={registeredAt} zone={zone} />],
        ['Started', startedAt === null ? 'Not yet' : <DateText at={startedAt} zone={zone} />],
        [
          'Feedback',
          feedback === null
            ? 'None yet'
            : `Rigor ${feedback.rigor} of 5, clarity ${feedback.clarity} of 5${feedback.text && `: “${feedback.text}”`}`,
        ],
      ]}
    />
  );
}
