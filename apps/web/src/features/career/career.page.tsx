import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Career } from '../../api/schema';
import { ButtonLink } from '../../ui/button-link';
import { DateText } from '../../ui/date-text';
import { Page, Section } from '../../ui/page';
import { dayInWords } from '../work/days';
import classes from './career.module.css';
import { careerQuery } from './career.queries';
import { Clock } from './clock';
import { EachYear } from './each-year';
import { State } from './state';
import { missingInWords, zoneInWords } from './words';
import { Years } from './years';

/** Where one stands on the way to the career certificate: what is there, what is missing, and until when. */
export function CareerPage() {
  const { data } = useSuspenseQuery(careerQuery);
  const career = data.data;
  const { progress, record } = career;
  return (
    <Page
      title="Career certificate"
      lead={`As of today, ${dayInWords(progress.asOf)}, in your zone: ${zoneInWords(career.zone)}.`}
      action={
        <ButtonLink to="/career/record" variant={career.revision === 0 ? 'filled' : 'default'}>
          {career.revision === 0 ? 'Give your dates' : 'Change your dates'}
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
    <Section title="Micro-credentials" aside={<State met={met} />}>
      <p>
        <strong>
          {has} of {needed}
        </strong>{' '}
        are in force.{' '}
        {met
          ? 'Together they stand for the specialist degree or doctorate.'
          : `${missingInWords(missing, 'micro-credential')}; all ${needed} together stand for the specialist degree or doctorate.`}
      </p>
      <progress
        className={classes.bar}
        max={needed}
        value={Math.min(has, needed)}
        aria-label={`Micro-credentials in force: ${has} of ${needed}`}
      />
      <ul className={classes.stacks}>
        {stacks.map(({ code, title, earned, of }) => (
          <li key={code}>
            {title}: {earned} of {of}
          </li>
        ))}
      </ul>
      <p>
        {option.needed} of them count as one professional development option of the transition certificate.{' '}
        {option.met ? 'They are there.' : `${missingInWords(option.missing, 'micro-credential')} for it.`}
      </p>
      <p>
        <Link to="/my-badges">Your badges</Link>
      </p>
    </Section>
  );
}

/** What the state is given; there once anything is in it. */
function Packet({ badges }: { badges: number }) {
  return (
    <Section title="The packet for the state">
      <p>
        One paper, and the same as a signed file that any verifier of credentials can check. Both are of the day of your
        newest badge or dates, and the same to the last byte for as long as those stay as they are.
      </p>
      <div className={classes.deeds}>
        <Button component="a" href="/v1/me/career/packet.pdf" download="career-packet.pdf">
          Download the paper (PDF)
        </Button>
        <Button component="a" variant="default" href="/v1/me/career/packet.json" download="career-packet.json">
          Download the signed file (JSON)
        </Button>
      </div>
      {badges > 0 && (
        <p>
          All your badges in one signed file, for whoever reads Comprehensive Learner Records:{' '}
          <a href="/v1/me/career/transcript.json" download="transcript.json">
            your transcript (JSON, CLR 2.0)
          </a>
        </p>
      )}
    </Section>
  );
}

function Sources({ career: { revision, givenAt, rules } }: { career: Career }) {
  return (
    <Section title="What this is counted from">
      <p>
        Badges are counted as they stand now. The dates, hours and evaluations are your own words: Laurel keeps them and
        does not check them.{' '}
        {givenAt === null ? (
          'You have given none yet.'
        ) : (
          <>
            You gave them on <DateText at={givenAt} />
            {revision > 1 && <>, the {ordinal(revision)} time; what you gave before is kept</>}.
          </>
        )}
      </p>
      <p className={classes.soft}>{rules.source}</p>
    </Section>
  );
}

function ordinal(number: number): string {
  const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
  return `${number}${endings[new Intl.PluralRules('en-US', { type: 'ordinal' }).select(number)] ?? 'th'}`;
}
