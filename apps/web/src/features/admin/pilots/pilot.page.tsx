import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Pilot } from '../../../api/schema';
import { ButtonLink } from '../../../ui/button-link';
import { Page, Section } from '../../../ui/page';
import { dayInWords } from '../../../ui/days';
import { counted } from '../../../ui/number-words';
import { AuditLink } from '../parts/audit-link';
import { Facts } from '../parts/facts';
import classes from '../parts/parts.module.css';
import { inReviewQuery } from '../review/review.queries';
import { InReviewTable } from '../review/in-review-table';
import { Meetings } from './meetings';
import { pilotQuery, rosterQuery } from './pilot.queries';
import { RosterTable } from './roster-table';
import { Seats } from './seats';
import { StateCounts } from './state-counts';
import { Teams } from './teams';
import { registrationWords, requirementNames } from './enrollment-words';

const route = getRouteApi('/administrator/admin/pilots/$pilotId');

/** One pilot: seats, meetings, candidates at risk, everyone's status, and late reviews. */
export function PilotPage() {
  const { pilotId } = route.useParams();
  const { data: saved } = useSuspenseQuery(pilotQuery(pilotId));
  const pilot = saved.data;
  return (
    <Page
      title={pilot.title}
      breadcrumb={<Link to="/admin/pilots">Pilots</Link>}
      lead={pilot.about || undefined}
      width="wide"
      action={
        <ButtonLink to="/admin/pilots/$pilotId/settings" params={{ pilotId }} variant="default">
          Edit settings
        </ButtonLink>
      }
    >
      <PilotFacts pilot={pilot} />
      <Section title="Seats">
        <Seats pilotId={pilotId} saved={saved} />
      </Section>
      <Teams pilot={pilot} />
      <StateCounts pilotId={pilotId} />
      <Section title="At risk">
        <RosterTable
          query={rosterQuery(pilotId, { atRisk: true })}
          caption="Candidates at risk"
          empty={
            <p className={classes.soft}>
              No one is at risk: no active candidate has {counted(pilot.atRiskDays, 'day')} or less left.
            </p>
          }
        />
      </Section>
      <Section title="In review">
        <LateLine pilotId={pilotId} />
        <InReviewTable
          query={inReviewQuery(pilotId)}
          empty={<p className={classes.soft}>Nothing from this pilot is in review. Submissions will be listed here.</p>}
        />
      </Section>
      <Section title="Meetings">
        <Meetings pilot={pilot} />
      </Section>
      <p className={classes.foot}>
        <AuditLink kind="pilot" id={pilotId} />
      </p>
    </Page>
  );
}

function LateLine({ pilotId }: { pilotId: string }) {
  const { data } = useInfiniteQuery(inReviewQuery(pilotId, 'late'));
  const late = data?.pages.flatMap(({ items }) => items).length ?? 0;
  return (
    late > 0 && (
      <p className={classes.urgent}>{late === 1 ? 'One submission is' : `${late} submissions are`} late in review.</p>
    )
  );
}

function PilotFacts({ pilot }: { pilot: Pilot }) {
  return (
    <Facts
      of={[
        [
          'Registration',
          `${registrationWords[pilot.registration]}; from ${dayInWords(pilot.registersFrom)}${pilot.registersUntil === null ? '' : ` until ${dayInWords(pilot.registersUntil)}`}`,
        ],
        [
          'Days to work',
          `${counted(pilot.windowDays, 'day')} from the start${pilot.closesOn === null ? '' : `, but no later than ${dayInWords(pilot.closesOn)}`}; ${counted(pilot.resubmissionDays, 'day')} for a resubmission`,
        ],
        [
          'Requirements',
          [
            pilot.meetingRequired ? 'Attend an informational meeting' : '',
            ...pilot.requirements.map(
              ({ kind, awardWaits }) => `${requirementNames[kind]}${awardWaits ? ' (before the badge is issued)' : ''}`,
            ),
          ]
            .filter(Boolean)
            .join('; ') || 'None',
        ],
        [
          'Fee',
          pilot.feeCents === null
            ? 'The price of each version'
            : pilot.feeCents === 0
              ? 'Free'
              : `$${(pilot.feeCents / 100).toFixed(2)}`,
        ],
        ['Time zone', pilot.zone],
      ]}
    />
  );
}
