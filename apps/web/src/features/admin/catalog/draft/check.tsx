import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Version, VersionContent } from '../../../../api/schema';
import { Notice } from '../../../../ui/notice';
import { Section } from '../../../../ui/page';
import parts from '../../parts/parts.module.css';
import { microCredentialQuery } from '../catalog.queries';
import { SignOffs } from '../design/sign-offs';
import { VersionDeeds } from '../version.page';
import classes from './draft.module.css';
import { type Fault, partAt, partsOf, placeInWords } from './faults';

interface CheckProps {
  version: Version;
  content: VersionContent;
  /** The ETag of the saved content. Null while there are unsaved changes. */
  etag: string | null;
  faults: readonly Fault[];
  missing: readonly Fault[];
  /** The drafts that nobody but authors would see. */
  unconfirmed: readonly Fault[];
}

/** What is wrong or missing, each with the way to its part, and the draft's next step. */
export function Check({ version, content, etag, faults, missing, unconfirmed }: CheckProps) {
  const { data: siblings } = useSuspenseQuery(microCredentialQuery(version.code));
  const before = siblings.versions.find(({ number }) => number < version.number);
  return (
    <Section title="Check and move to pilot">
      {faults.length > 0 && (
        <List title="Fix these: the draft can’t be saved with them" of={faults} {...{ version, content }} />
      )}
      {missing.length > 0 && <List title="Still missing" of={missing} {...{ version, content }} />}
      {faults.length + missing.length === 0 && <p role="status">Nothing is missing.</p>}
      {unconfirmed.length > 0 && (
        <List
          title="Drafts that the program has not confirmed: candidates, reviewers and badges will not have them"
          of={unconfirmed}
          {...{ version, content }}
        />
      )}
      {before && (
        <p>
          <Link
            to="/admin/catalog/versions/$versionId/changes"
            params={{ versionId: version.id }}
            search={{ from: before.id }}
          >
            Compare with version {before.number}
          </Link>
        </p>
      )}
      <SignOffs versionId={version.id} name={`${version.code} version ${version.number}`} etag={etag} />
      <div className={parts.actions}>
        {etag === null ? (
          <p className={parts.soft}>You can move it to pilot once your changes are saved.</p>
        ) : (
          <VersionDeeds version={version} etag={etag} />
        )}
      </div>
    </Section>
  );
}

function List({
  title,
  of,
  version,
  content,
}: Pick<CheckProps, 'version' | 'content'> & { title: string; of: readonly Fault[] }) {
  const names = new Map(partsOf(content).map(({ part, name }) => [part, name]));
  return (
    <Notice tone="caution" title={title}>
      <ul className={classes.faults}>
        {of.map(({ pointer, detail }) => {
          const part = partAt(pointer, content);
          return (
            <li key={pointer + detail}>
              <Link to="/admin/catalog/drafts/$versionId" params={{ versionId: version.id }} search={{ part }}>
                {placeInWords(pointer) || names.get(part)}
              </Link>
              : {detail}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
