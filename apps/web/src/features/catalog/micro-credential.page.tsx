import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useLoaderData, useParams } from '@tanstack/react-router';
import type { VersionSummary } from '../../api/schema';
import { CopyButton } from '../../ui/copy-button';
import { DateText } from '../../ui/date-text';
import { Empty } from '../../ui/empty';
import { Page, Section } from '../../ui/page';
import { ApprovalInWords } from './approvals';
import classes from './catalog.module.css';
import { approvalsQuery, catalogQuery, microCredentialQuery, versionQuery, versionsQuery } from './catalog.queries';
import { WayToRegister } from './open-pilots';
import { VersionContentView } from './version-content';
import { Fact, VersionFacts } from './version-facts';
import { stateNames } from './version-words';

/**
 * One micro-credential: what candidates show and submit, how it is scored, and what it costs. Shows the latest version
 * unless the address names another.
 */
export function MicroCredentialPage() {
  const { code } = useParams({ from: '/catalog/$code' });
  const { versionId } = useLoaderData({ from: '/catalog/$code' });
  const { data: microCredential } = useSuspenseQuery(microCredentialQuery(code));
  const { stacks } = useSuspenseQuery(catalogQuery).data;
  const stack = stacks.find((one) => one.code === microCredential.stack);
  return (
    <Page
      title={microCredential.title}
      breadcrumb={
        <>
          <Link to="/catalog">Catalog</Link> · {stack?.name ?? microCredential.stack} · {microCredential.code}
        </>
      }
    >
      {versionId ? (
        <PublicVersion code={code} versionId={versionId} />
      ) : (
        <Empty title="This micro-credential is in development.">
          Its outcomes and artifacts are being written. They will appear here when a pilot begins.{' '}
          {microCredential.workingTitle && 'Its title may still change. '}
          <Link to="/catalog">See what you can earn now</Link>
        </Empty>
      )}
    </Page>
  );
}

function PublicVersion({ code, versionId }: { code: string; versionId: string }) {
  const { framework } = useSuspenseQuery(catalogQuery).data;
  const { data: version } = useSuspenseQuery(versionQuery(versionId));
  const { items: versions } = useSuspenseQuery(versionsQuery(code)).data;
  const { data: approvals } = useQuery(approvalsQuery(versionId));
  return (
    <>
      <VersionFacts content={version.content} levelAssumed={version.levelAssumed} framework={framework}>
        <Fact name="Version">
          {version.number}, {stateNames[version.state].toLowerCase()}
        </Fact>
        {approvals?.items.map((approval) => (
          <Fact key={approval.id} name="Approved by">
            <ApprovalInWords approval={approval} />
          </Fact>
        ))}
      </VersionFacts>
      <WayToRegister code={code} />
      <VersionContentView content={version.content} />
      <Section title="Versions">
        <p>
          A public version never changes. Enrolled candidates keep their version, and its hash proves that it has not
          changed.
        </p>
        <ul className={classes.list}>
          {versions.map((one) => (
            <VersionLine key={one.id} code={code} of={one} shown={one.id === version.id} />
          ))}
        </ul>
        <p className={classes.hash}>
          <span>SHA-256 hash of version {version.number}</span> <code>{version.contentHash}</code>{' '}
          <CopyButton text={version.contentHash} what="the hash" />
        </p>
      </Section>
    </>
  );
}

function VersionLine({
  code,
  of: { number, state, pilotedAt },
  shown,
}: {
  code: string;
  of: VersionSummary;
  shown: boolean;
}) {
  return (
    <li className={classes.version}>
      <span className={classes.title}>
        {shown ? (
          `Version ${number}, shown here`
        ) : (
          <Link to="/catalog/$code" params={{ code }} search={{ version: number }}>{`Version ${number}`}</Link>
        )}
      </span>
      <span className={classes.state}>
        {stateNames[state]}
        {pilotedAt && (
          <>
            {', public since '}
            <DateText at={pilotedAt} dayOnly />
          </>
        )}
      </span>
    </li>
  );
}
