import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { downloadOf } from '../../api/program';
import type { Career } from '../../api/schema';
import { ButtonLink } from '../../ui/button-link';
import { DateText } from '../../ui/date-text';
import { Page, Section } from '../../ui/page';
import { dayInWords } from '../../ui/days';
import classes from './career.module.css';
import { careerQuery } from './career.queries';
import { Clock } from './clock';
import { EachYear } from './each-year';
import { Reached } from './reached';
import { missingInWords, zoneInWords } from './career-words';
import { Years } from './years-requirement';

/** A person's progress toward the career certificate: what is done, what is missing, and by when. */
export function CareerPage() {
  const { data } = useSuspenseQuery(careerQuery);
  const career = data.data;
  const { progress, record } = career;
  return (
    <Page
      title="Career certificate"
      lead={`As of today, ${dayInWords(progress.asOf)}, in your time zone: ${zoneInWords(career.zone)}.`}
      action={
        <ButtonLink to="/career/record" variant={career.revision === 0 ? 'filled' : 'default'}>
          {career.revision === 0 ? 'Enter your dates' : 'Edit your dates'}
        </ButtonLink>
      }
    >
      <Clock career={career} />
      <MicroCredentials of={progress.microCredentials} />
      <Years
        title="Experience"
        of={progress.experience}
        what="experience as an administrator"
        given={record.positions.length > 0}
      />
      <Years title="Mentoring" of={progress.mentoring} what="mentoring" given={record.mentoring.length > 0} />
      <EachYear yearly={progress.yearly} />
      {(career.revision > 0 || progress.microCredentials.has > 0) && <Packet badges={progress.microCredentials.has} />}
      <Sources career={career} />
    </Page>
  );
}

function MicroCredentials({
  of: { needed, has, missing, met, stacks, option },
}: {
  of: Career['progress']['microCredentials'];
}) {
  return (
    <Section title="Micro-credentials" aside={<Reached met={met} />}>
      <p>
        <strong>
          {has} of {needed}
        </strong>{' '}
        are valid.{' '}
        {met
          ? 'Together they take the place of the specialist degree or doctorate.'
          : `${missingInWords(missing, 'micro-credential')}. All ${needed} together take the place of the specialist degree or doctorate.`}
      </p>
      <progress
        className={classes.bar}
        max={needed}
        value={Math.min(has, needed)}
        aria-label={`Valid micro-credentials: ${has} of ${needed}`}
      />
      <ul className={classes.stacks}>
        {stacks.map(({ code, title, earned, of }) => (
          <li key={code}>
            {title}: {earned} of {of}
          </li>
        ))}
      </ul>
      <p>
        Any {option.needed} of them count as one professional development option for the transition certificate.{' '}
        {option.met ? 'You have enough.' : `You need ${option.missing} more.`}
      </p>
      <p>
        <Link to="/my-badges">See your badges</Link>
      </p>
    </Section>
  );
}

/** The packet for the state. Hidden while it is empty. */
function Packet({ badges }: { badges: number }) {
  return (
    <Section title="Packet for the state">
      <p>
        A document for the state, and the same content as a signed file that any credential verifier can check. Both are
        dated the day of your newest badge or dates, and stay exactly the same until those change.
      </p>
      <div className={classes.deeds}>
        <Button component="a" href={downloadOf('/v1/me/career/packet.pdf')} download="career-packet.pdf">
          Download packet (PDF)
        </Button>
        <Button
          component="a"
          variant="default"
          href={downloadOf('/v1/me/career/packet.json')}
          download="career-packet.json"
        >
          Download signed file (JSON)
        </Button>
      </div>
      {badges > 0 && (
        <p>
          All your badges in one signed file, for systems that read Comprehensive Learner Records:{' '}
          <a href={downloadOf('/v1/me/career/transcript.json')} download="transcript.json">
            download your transcript (JSON, CLR 2.0)
          </a>
        </p>
      )}
    </Section>
  );
}

function Sources({ career: { revision, givenAt, rules } }: { career: Career }) {
  return (
    <Section title="How this is calculated">
      <p>
        Badges count while they are valid. You entered the dates, hours, and evaluations yourself; Laurel does not check
        them.{' '}
        {givenAt === null ? (
          'You have not entered any yet.'
        ) : (
          <>
            You last saved them on <DateText at={givenAt} />.{revision > 1 && ' Earlier versions are kept.'}
          </>
        )}
      </p>
      <p className={classes.soft}>{rules.source}</p>
    </Section>
  );
}
