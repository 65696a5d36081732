import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Framework, VersionContent } from '../../api/schema';
import { Markdown } from '../../ui/markdown/markdown';
import { counted } from '../../ui/number-words';
import classes from './catalog.module.css';
import { catalogQuery } from './catalog.queries';
import { creditInWords, levelName, priceInWords } from './version-words';

interface VersionFactsProps {
  content: VersionContent;
  levelAssumed: boolean;
  framework: Framework;
  /** More facts, each a term with its description. */
  children?: ReactNode;
}

/** A version in short: its level, what it costs, what it counts for, how long it is valid, and what to have first. */
export function VersionFacts({ content, levelAssumed, framework, children }: VersionFactsProps) {
  const { level, priceCents, credit, validity, prerequisites = [] } = content;
  const counts = creditInWords(credit);
  return (
    <dl className={classes.facts}>
      <Fact name="Level">
        {levelName(framework, level)}
        {levelAssumed && <span className={classes.soft}> (not yet confirmed)</span>}
      </Fact>
      <Fact name="Price">{priceInWords(priceCents)}</Fact>
      {counts.length > 0 && <Fact name="Credit">{counts.join(', ')}</Fact>}
      {validity?.months && <Fact name="The badge is valid for">{counted(validity.months, 'month')}</Fact>}
      {prerequisites.length > 0 && (
        <Fact name="Helps to have first">
          <Prerequisites codes={prerequisites} />
        </Fact>
      )}
      {children}
    </dl>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Prerequisites({ codes }: { codes: readonly string[] }) {
  const { data: catalog } = useQuery(catalogQuery);
  const titles = new Map(
    (catalog?.stacks ?? []).flatMap(({ microCredentials }) => microCredentials.map(({ code, title }) => [code, title])),
  );
  return codes.map((code, index) => (
    <span key={code}>
      {index > 0 && ', '}
      <Link to="/catalog/$code" params={{ code }}>
        {code} {titles.get(code)}
      </Link>
    </span>
  ));
}

/** How to renew the badge. Nothing where it does not end, or nobody has written it. */
export function Renewal({ content: { validity } }: { content: VersionContent }) {
  if (!validity?.months || validity.renewal === '') return null;
  return (
    <>
      <h3>Renewal</h3>
      <Markdown text={validity.renewal} headings={4} />
    </>
  );
}
