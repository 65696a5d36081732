import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { confirmedWords } from '#catalog/unconfirmed';
import type { Version } from '../../../api/schema';
import { ButtonLink } from '../../../ui/button-link';
import { DateText } from '../../../ui/date-text';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { VersionContentView } from '../../catalog/version-content';
import { levelName, priceInWords, stateNames } from '../../catalog/version-words';
import { AuditLink } from '../parts/audit-link';
import { Approvals } from './approvals';
import { ActionButton } from '../parts/action-button';
import { Facts } from '../parts/facts';
import classes from '../parts/parts.module.css';
import { designQuery } from './design/design.queries';
import { SignOffs } from './design/sign-offs';
import { sessionQuery } from '../../identity/session.queries';
import {
  anyVersionQuery,
  authoredQuery,
  microCredentialQuery,
  useDiscard,
  usePilot,
  usePublish,
  useRetire,
} from './catalog.queries';

const route = getRouteApi('/author/admin/catalog/versions/$versionId');

/** A version as a candidate sees it, and its next step. */
export function VersionPage() {
  const { versionId } = route.useParams();
  const { data: saved } = useSuspenseQuery(anyVersionQuery(versionId));
  const version = saved.data;
  const { data: catalog } = useSuspenseQuery(authoredQuery);
  const { data: siblings } = useSuspenseQuery(microCredentialQuery(version.code));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const administers = session?.roles.includes('administrator') === true;
  const before = siblings.versions.find(({ number }) => number < version.number);
  return (
    <Page
      title={`${version.code} ${version.title}`}
      breadcrumb={
        <Link to="/admin/catalog/$code" params={{ code: version.code }}>
          All versions of {version.code}
        </Link>
      }
      lead={`Version ${version.number}, ${stateNames[version.state].toLowerCase()}.`}
    >
      <div className={classes.actions}>
        {version.state === 'draft' && (
          <ButtonLink to="/admin/catalog/drafts/$versionId" params={{ versionId }}>
            Edit
          </ButtonLink>
        )}
        <VersionDeeds version={version} etag={saved.etag} />
        {before && (
          <Link to="/admin/catalog/versions/$versionId/changes" params={{ versionId }} search={{ from: before.id }}>
            Changes from version {before.number}
          </Link>
        )}
      </div>
      <Facts
        of={[
          [
            'Level',
            `${levelName(catalog.framework, version.level)}${version.levelAssumed ? ' (assumed until the program chooses one)' : ''}`,
          ],
          ['Price', priceInWords(version.content.priceCents)],
          ...(version.pilotedAt
            ? [['Public since', <DateText at={version.pilotedAt} dayOnly />] as [string, ReactNode]]
            : []),
          ...(version.state === 'draft' || !administers
            ? []
            : [
                [
                  'Agreement',
                  <Link to="/admin/review/agreement/$versionId" params={{ versionId }}>
                    between reviewers
                  </Link>,
                ] as [string, ReactNode],
              ]),
          ['Content hash', <span className={classes.mono}>{version.contentHash}</span>],
          ...(administers ? [['History', <AuditLink kind="version" id={versionId} />] as [string, ReactNode]] : []),
        ]}
      />
      <SignOffs versionId={versionId} name={`${version.code} version ${version.number}`} etag={saved.etag} />
      {(version.state === 'published' || version.state === 'retired') && (
        <Approvals versionId={versionId} records={administers && version.state === 'published'} />
      )}
      {version.state === 'draft' && (
        <Notice title="Below is what a candidate will see">
          Only administrators and the design team can see it until it moves to pilot.
        </Notice>
      )}
      <VersionContentView content={confirmedWords(version.content)} />
    </Page>
  );
}

/** A version's next step, by its state. */
export function VersionDeeds({
  version: { id, code, number, state },
  etag,
}: {
  version: Pick<Version, 'id' | 'code' | 'number' | 'state'>;
  etag: string;
}) {
  const navigate = useNavigate();
  const { may } = useSuspenseQuery(designQuery(id)).data;
  const { data: session } = useSuspenseQuery(sessionQuery);
  const piloting = usePilot(id, etag);
  const publishing = usePublish(id, etag);
  const retiring = useRetire(id, etag);
  const discarding = useDiscard(id, etag);
  const toAll = () => void navigate({ to: '/admin/catalog/$code', params: { code } });
  const name = `${code} version ${number}`;
  if (!may.includes('lead')) return null;
  switch (state) {
    case 'draft':
      return (
        <>
          <ActionButton
            label="Move to pilot"
            title={`Move ${name} to pilot`}
            done={`${name} is in pilot.`}
            act={piloting}
            onDone={toAll}
          >
            The version becomes public and can be offered in pilots. Its content can’t change after that. To change it,
            start a new draft.
          </ActionButton>
          <ActionButton
            label="Discard draft"
            title={`Discard ${name}`}
            danger
            done={`${name} was discarded.`}
            act={discarding}
            onDone={toAll}
          >
            The draft is retired and never becomes public. You can’t undo this.
          </ActionButton>
        </>
      );
    case 'pilot':
      return (
        <ActionButton label="Publish" title={`Publish ${name}`} done={`${name} was published.`} act={publishing}>
          This becomes the published version of its level. The previous published version is retired; enrolled
          candidates keep it.
        </ActionButton>
      );
    case 'published':
      return session?.roles.includes('administrator') !== true ? null : (
        <ActionButton label="Retire" title={`Retire ${name}`} danger done={`${name} was retired.`} act={retiring}>
          This version is no longer offered. Enrolled candidates keep it, and it can still be read. You can’t undo this.
        </ActionButton>
      );
    case 'retired':
      return null;
  }
}
