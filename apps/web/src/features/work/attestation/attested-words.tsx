import type { Attested } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import classes from './attestation.module.css';

/** What the candidate attested to, in the words of the text. */
export function AttestedWords({ attested: { said, attestedAt, textVersion } }: { attested: Attested }) {
  return (
    <>
      <ul className={classes.said}>
        {said.map(({ item, statement, answer }) => (
          <li key={item}>
            {statement}
            {answer && <p dir="auto">{answer}</p>}
          </li>
        ))}
      </ul>
      <p className={classes.when}>
        Attested <DateText at={attestedAt} />, version {textVersion} of the text.
      </p>
    </>
  );
}
