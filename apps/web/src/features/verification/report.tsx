import type { VerificationReport } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import { Notice } from '../../ui/notice';
import { Section } from '../../ui/page';
import classes from './verification.module.css';
import type { Verified } from './verification.queries';
import { Whose } from './whose';

type Check = VerificationReport['checks'][number];

const titles: Record<Check['check'], string> = {
  proof: 'Signature',
  schema: 'Format',
  issuer: 'Issuer',
  status: 'Status',
  validity: 'Dates',
};
const outcomes: Record<Check['outcome'], string> = {
  passed: 'Passed',
  failed: 'Failed',
  'not-checked': 'Not checked',
};

/** The verdict, each check in a sentence, and the badge's own claims, which are text by a stranger. */
export function Report({ of: { report, given, certificate } }: { of: Verified }) {
  const { verdict, checks, badge } = report;
  const accepted = verdict === 'accepted';
  return (
    <>
      <Notice
        tone={accepted ? 'good' : 'danger'}
        title={accepted ? 'Genuine and valid' : 'Do not rely on this badge'}
        announce
      >
        {accepted ? 'Every check passed.' : refusedBecause(checks)}{' '}
        <span className={classes.given}>Checked: {given}</span>
      </Notice>
      {certificate && (
        <Notice tone="caution" title="Compare the certificate with this badge">
          A PDF isn’t signed, so anyone could change it. This is the badge at the address that is printed on it. Its
          name and its holder must be the same.
        </Notice>
      )}
      <Whose holder={badge.holder} accepted={accepted} />
      <Section title="What was checked">
        <ul className={classes.checks}>
          {checks.map(({ check, outcome, sentence }) => (
            <li key={check} data-outcome={outcome}>
              <h3>{titles[check]}</h3>
              <p className={classes.outcome}>{outcomes[outcome]}</p>
              <p className={classes.sentence}>{sentence}</p>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={accepted ? 'The badge' : 'What the badge claims'}>
        <Claims of={badge} />
      </Section>
    </>
  );
}

function refusedBecause(checks: Check[]): string {
  const failed = checks.filter(({ outcome }) => outcome === 'failed').map(({ check }) => titles[check].toLowerCase());
  const unchecked = checks
    .filter(({ outcome }) => outcome === 'not-checked')
    .map(({ check }) => titles[check].toLowerCase());
  const said = [
    failed.length > 0 ? `Failed: ${failed.join(', ')}.` : '',
    unchecked.length > 0 ? `Could not be checked: ${unchecked.join(', ')}.` : '',
  ];
  return said.filter((sentence) => sentence !== '').join(' ');
}

function Claims({
  of: { name, description, issuer, awarded, results, evidenceCount },
}: {
  of: VerificationReport['badge'];
}) {
  return (
    <>
      <dl className={classes.claims}>
        <div>
          <dt>Badge</dt>
          <dd>
            {name ?? 'No name'}
            {description && <p className={classes.soft}>{description}</p>}
          </dd>
        </div>
        <div>
          <dt>Issued by</dt>
          <dd>
            {issuer.name ?? 'No name'}
            {issuer.id && <p className={classes.soft}>{issuer.id}</p>}
          </dd>
        </div>
        <div>
          <dt>Awarded</dt>
          <dd>
            {awarded === null ? 'Not given' : Number.isNaN(Date.parse(awarded)) ? awarded : <DateText at={awarded} />}
          </dd>
        </div>
        <div>
          <dt>Evidence</dt>
          <dd>{evidenceCount === 1 ? '1 piece' : `${evidenceCount} pieces`}</dd>
        </div>
      </dl>
      {results.length > 0 && (
        <>
          <h3>Results</h3>
          <ul className={classes.results}>
            {results.map((result, place) => (
              <li key={place}>
                {result.name}
                {result.level && <strong> {result.level}</strong>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
