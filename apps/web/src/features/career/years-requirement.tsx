import { Link } from '@tanstack/react-router';
import type { YearsRequirement } from '../../api/schema';
import { Section } from '../../ui/page';
import { dayInWords } from '../../ui/days';
import { counted } from '../../ui/number-words';
import classes from './career.module.css';
import { Reached } from './reached';
import { durationInWords } from './career-words';

interface YearsRequirementProps {
  title: string;
  of: YearsRequirement;
  /** What the years consist of, in a sentence. */
  what: string;
  /** Whether the person entered any period. */
  given: boolean;
}

/** A requirement that is counted in years. */
export function Years({ title, of: { needed, has, missing, met, reachedOn }, what, given }: YearsRequirementProps) {
  return (
    <Section title={title} aside={<Reached met={met} />}>
      <p>
        <strong>
          {durationInWords(has)} of {counted(needed, 'year')}
        </strong>{' '}
        of {what}. {!met && `${durationInWords(missing)} are missing.`} {reachedInWords(met, reachedOn)}
      </p>
      {!given && (
        <p className={classes.soft}>
          You have not entered any yet. <Link to="/career/record">Enter your dates</Link>
        </p>
      )}
    </Section>
  );
}

function reachedInWords(met: boolean, reachedOn: string | null): string {
  if (reachedOn === null) return '';
  return met
    ? `Reached on ${dayInWords(reachedOn)}.`
    : `With what you entered, you reach this on ${dayInWords(reachedOn)}.`;
}
