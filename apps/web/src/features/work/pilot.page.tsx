import { Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { downloadOf } from '../../api/program';
import type { Meeting, Pilot } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import { Empty } from '../../ui/empty';
import lists from '../../ui/lists.module.css';
import { Notice } from '../../ui/notice';
import { Page, Section } from '../../ui/page';
import { dayInWords } from '../../ui/days';
import { counted } from '../../ui/number-words';
import { pilotQuery } from './enrollment.queries';
import { CommunityLink } from './community-link';
import { Registering } from './registering';
import classes from './work.module.css';

const route = getRouteApi('/candidate/work/pilots/$pilotId');

/** One pilot: what it offers, its meetings, and registration. */
export function PilotPage() {
  const { data: pilot } = useSuspenseQuery(pilotQuery(route.useParams().pilotId));
  return (
    <Page title={pilot.title} breadcrumb={<Link to="/work">My work</Link>} lead={pilot.about || undefined}>
      <Registration pilot={pilot} />
      <dl className={classes.facts}>
        <dt>Time to work</dt>
        <dd>
          {counted(pilot.windowDays, 'day')} from the day you start
          {pilot.closesOn
            ? `, and no later than the pilot’s last day, ${dayInWords(pilot.closesOn)} (${pilot.zone})`
            : ''}
        </dd>
        <dt>After “not yet met”</dt>
        <dd>At least {counted(pilot.resubmissionDays, 'day')} to revise the unmet details</dd>
        {pilot.requirements.length > 0 && (
          <>
            <dt>Also required</dt>
            <dd>
              {pilot.requirements.map(({ kind }) => asked[kind]).join('; ')}
              {pilot.requirements.some(({ kind }) => kind === 'community') && (
                <CommunityLink url={pilot.communityUrl} />
              )}
            </dd>
          </>
        )}
      </dl>
      <Section title="Meetings">
        <Meetings pilot={pilot} />
      </Section>
      <Section title="Micro-credentials">
        <ul className={lists.list}>
          {pilot.versions.map((version) => (
            <Registering key={version.versionId} pilot={pilot} version={version} />
          ))}
        </ul>
      </Section>
    </Page>
  );
}

const asked = { community: 'participation in the online community', feedback: 'your feedback on rigor and clarity' };

/** Whether the candidate can register, and if not, why. */
function Registration({ pilot }: { pilot: Pilot }) {
  if (pilot.registration === 'not-yet')
    return <Notice>Registration begins on {dayInWords(pilot.registersFrom)}.</Notice>;
  if (pilot.registration === 'over')
    return (
      <Notice>
        Registration is closed{pilot.registersUntil && `; its last day was ${dayInWords(pilot.registersUntil)}`}.
      </Notice>
    );
  if (pilot.meetingRequired && !pilot.attendedMeeting) {
    return (
      <Notice tone="caution" title="Attend a meeting first">
        Attend one of the informational meetings below. After your attendance is recorded, you can register here.
      </Notice>
    );
  }
  if (pilot.attendedMeeting)
    return <Notice tone="good">You attended an informational meeting, so you can register.</Notice>;
  return null;
}

function Meetings({ pilot }: { pilot: Pilot }) {
  if (pilot.meetings.length === 0)
    return <Empty title="No meeting is scheduled yet.">Ask the people who run the pilot when the next one is.</Empty>;
  return (
    <>
      <ul className={lists.list}>
        {pilot.meetings.map((meeting) => (
          <MeetingLine key={meeting.id} meeting={meeting} />
        ))}
      </ul>
      <p>
        <a href={downloadOf(`/v1/pilots/${pilot.id}/calendar.ics`)} download={`${pilot.code}.ics`}>
          Add all meetings and the last day to your calendar (.ics)
        </a>
      </p>
    </>
  );
}

function MeetingLine({ meeting }: { meeting: Meeting }) {
  const { id, kind, title, place, startsAt, minutes, attended } = meeting;
  return (
    <li className={`${lists.row} ${classes.item}`}>
      <div>
        <Title order={3}>{title}</Title>
        <p>
          <DateText at={startsAt} relative />, {minutes} minutes
        </p>
        <p className={classes.state}>
          <span>{kind === 'informational' ? 'informational meeting' : 'kick-off'}</span>
          {place && <Place place={place} />}
          <strong>{attendance(meeting)}</strong>
        </p>
      </div>
      {attended === null && (
        <a
          href={downloadOf(`/v1/meetings/${id}/calendar.ics`)}
          download={`${title}.ics`}
          aria-label={`Add to calendar (.ics): ${title}`}
        >
          Add to calendar (.ics)
        </a>
      )}
    </li>
  );
}

function Place({ place }: { place: string }) {
  return /^https?:\/\/\S+$/.test(place) ? <a href={place}>{place}</a> : <span>{place}</span>;
}

function attendance({ attended, startsAt }: Meeting): string {
  if (attended !== null) return attended ? 'you attended' : 'you were absent';
  return new Date(startsAt) < new Date() ? 'attendance not recorded yet' : 'upcoming';
}
