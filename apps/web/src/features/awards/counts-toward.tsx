import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Award, PilotSummary, StackProgress } from '../../api/schema';
import { Section } from '../../ui/page';
import { pilotsQuery } from '../work/enrollment.queries';
import classes from './awards.module.css';
import { ownStacksQuery } from './awards.queries';

/** What a badge counts toward, and what its holder can earn next. */
export function CountsToward({ award: { achievement } }: { award: Award }) {
  const { data: progress = [] } = useQuery(ownStacksQuery);
  const { data: pilots = [] } = useQuery(pilotsQuery);
  const stack = progress.find(
    ({ kind, parts }) => kind === 'stack' && parts.some(({ code }) => code === achievement.code),
  );
  const whole = progress.find(({ kind }) => kind === 'whole');
  if (stack === undefined || whole === undefined) return null;
  return (
    <>
      <Section title="What it counts toward">
        <ul className={classes.toward}>
          <Toward of={stack} words={`the stack ${stack.title}`} />
          <Toward of={whole} words="the career certificate" />
        </ul>
        <Link to="/career">See your progress toward the career certificate</Link>
      </Section>
      {whole.counting < whole.required && <Next stack={stack} whole={whole} pilots={pilots} />}
    </>
  );
}

function Toward({ of: { counting, required, award }, words }: { of: StackProgress; words: string }) {
  return (
    <li>
      <span>
        <strong>
          {counting} of {required}
        </strong>{' '}
        toward {words}
      </span>
      <progress
        className={classes.whole}
        max={required}
        value={counting}
        aria-label={`Micro-credentials toward ${words}`}
      />
      {award?.state === 'issued' && (
        <Link to="/my-badges/$awardId" params={{ awardId: award.id }}>
          You earned the badge of {words}
        </Link>
      )}
    </li>
  );
}

/** The rest of the stack, or of all stacks once this one is complete. */
function Next({ stack, whole, pilots }: { stack: StackProgress; whole: StackProgress; pilots: PilotSummary[] }) {
  const complete = stack.counting === stack.required;
  const left = (complete ? whole : stack).parts.filter(({ standing }) => standing === 'not-earned');
  const inDevelopment = (complete ? whole : stack).inDevelopment.length;
  return (
    <Section title="What comes next">
      {left.length > 0 && (
        <p>{complete ? 'The stack is complete. Left in the other stacks:' : 'Left in this stack:'}</p>
      )}
      <ul className={classes.parts}>
        {left.map(({ code, title }) => (
          <li key={code}>
            <Link to="/catalog/$code" params={{ code }}>
              {code} {title}
            </Link>
            <OpenIn pilot={pilots.find(({ versions }) => versions.some((version) => version.code === code))} />
          </li>
        ))}
      </ul>
      {inDevelopment > 0 && (
        <p className={classes.count}>
          {inDevelopment} more {inDevelopment === 1 ? 'is' : 'are'} in development.
        </p>
      )}
      <Link to="/work">See open pilots</Link>
    </Section>
  );
}

function OpenIn({ pilot }: { pilot: PilotSummary | undefined }) {
  if (pilot === undefined) return null;
  return (
    <>
      {', '}
      <Link to="/work/pilots/$pilotId" params={{ pilotId: pilot.id }}>
        open in {pilot.title}
      </Link>
    </>
  );
}
