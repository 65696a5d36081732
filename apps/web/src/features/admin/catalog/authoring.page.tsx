import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MicroCredential } from '../../../api/schema';
import { Empty } from '../../../ui/empty';
import { Page, Section } from '../../../ui/page';
import { levelName, stateNames } from '../../catalog/version-words';
import { DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { sessionQuery } from '../../identity/session.queries';
import { authoredQuery } from './catalog.queries';
import { ownPartsQuery } from './design/design.queries';

/** Every micro-credential by stack, with its current versions. */
export function AuthoringPage() {
  const { data: catalog } = useSuspenseQuery(authoredQuery);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { items: own } = useSuspenseQuery(ownPartsQuery).data;
  const administers = session?.roles.includes('administrator') === true;
  const stacks = catalog.stacks
    .map((stack) => ({
      ...stack,
      microCredentials: stack.microCredentials.filter(
        ({ code }) => administers || own.some((one) => one.code === code),
      ),
    }))
    .filter(({ microCredentials }) => administers || microCredentials.length > 0);
  return (
    <Page
      title={administers ? 'Authoring' : 'Design'}
      width="wide"
      lead="Write a version as a draft, move it to pilot, then publish it. A public version never changes, so enrolled candidates keep the version they started with."
    >
      {administers && (
        <p className={classes.actions} style={{ marginTop: 0, marginBottom: '1.5rem' }}>
          <Link to="/admin/catalog/frameworks">Frameworks</Link>
          <Link to="/admin/catalog/stacks">Stacks and micro-credentials</Link>
        </p>
      )}
      {stacks.length === 0 && !administers && (
        <Empty title="You do not design a micro-credential yet.">An administrator adds you to a design team.</Empty>
      )}
      {stacks.map(({ code, name, microCredentials }) => (
        <Section key={code} title={name}>
          <DataTable<MicroCredential>
            caption={`Micro-credentials of the stack ${name}`}
            rows={microCredentials}
            keyOf={({ id }) => id}
            columns={[
              {
                title: 'Micro-credential',
                cell: (microCredential) => (
                  <>
                    <Link to="/admin/catalog/$code" params={{ code: microCredential.code }}>
                      {microCredential.code} {microCredential.title}
                    </Link>
                    {microCredential.workingTitle && <span className={classes.soft}> (working title)</span>}
                  </>
                ),
              },
              {
                title: 'Current versions',
                cell: ({ currentVersions }) =>
                  currentVersions.length === 0 ? (
                    <span className={classes.soft}>In development</span>
                  ) : (
                    <ul className={classes.plain}>
                      {currentVersions.map(({ id, number, level, state }) => (
                        <li key={id}>
                          <Link to="/admin/catalog/versions/$versionId" params={{ versionId: id }}>
                            Version {number}
                          </Link>
                          , {levelName(catalog.framework, level)}, {stateNames[state].toLowerCase()}
                        </li>
                      ))}
                    </ul>
                  ),
              },
            ]}
          />
        </Section>
      ))}
    </Page>
  );
}
