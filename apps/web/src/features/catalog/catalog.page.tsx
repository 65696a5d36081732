import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Framework, MicroCredential } from '../../api/schema';
import { Page } from '../../ui/page';
import classes from './catalog.module.css';
import { catalogQuery } from './catalog.queries';
import { levelName, stateNames } from './version-words';

/** Everything a person can earn, stack by stack. */
export function CatalogPage() {
  const { framework, stacks } = useSuspenseQuery(catalogQuery).data;
  const count = stacks.reduce((sum, { microCredentials }) => sum + microCredentials.length, 0);
  return (
    <Page
      title="Catalog"
      lead={`${stacks.length} stacks with ${count} micro-credentials. Each micro-credential is one assessment of one part of leading a school. All of a stack’s micro-credentials together earn the stack’s badge.`}
    >
      <p>
        They are based on the <Link to="/competencies">competencies</Link> of the {framework.name}.
      </p>
      {stacks.map((stack) => (
        <section key={stack.code} className={classes.stack}>
          <h2>{stack.name}</h2>
          <ul className={classes.list}>
            {stack.microCredentials.map((microCredential) => (
              <MicroCredentialLine key={microCredential.code} of={microCredential} framework={framework} />
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}

function MicroCredentialLine({
  of: { code, title, currentVersions },
  framework,
}: {
  of: MicroCredential;
  framework: Framework;
}) {
  const state = currentVersions
    .map((version) => `${stateNames[version.state]}, ${levelName(framework, version.level)}`)
    .join('; ');
  return (
    <li className={classes.line}>
      <span className={classes.code}>{code}</span>
      <Link to="/catalog/$code" params={{ code }} className={classes.title}>
        {title}
      </Link>
      <span className={classes.state} data-open={currentVersions.length > 0}>
        {state || 'In development'}
      </span>
    </li>
  );
}
