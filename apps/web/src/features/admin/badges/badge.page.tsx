import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AwardInFull } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Page, Section } from '../../../ui/page';
import { AuditLink } from '../parts/audit-link';
import { DataTable } from '../parts/data-table';
import { ActionButton } from '../parts/action-button';
import { Facts } from '../parts/facts';
import classes from '../parts/parts.module.css';
import { awardQuery, type AwardCommand, useChangeStatus } from './badge.queries';
import { kindNames, historyNames, statusActions, statusNames } from './badge-words';

const route = getRouteApi('/administrator/admin/badges/$awardId');

/** One badge with its history, and the actions possible now. */
export function BadgePage() {
  const { data: award } = useSuspenseQuery(awardQuery(route.useParams().awardId));
  const { achievement, person, state } = award;
  return (
    <Page
      title={`${achievement.code} ${achievement.title}`}
      breadcrumb={<Link to="/admin/badges">Badges</Link>}
      lead={`${statusNames[state]}. Earned by ${person.name}.`}
    >
      <div className={classes.actions}>
        {award.allowed.map((command) => (
          <ChangeStatus key={command} award={award} command={command} />
        ))}
      </div>
      <Facts
        of={[
          [
            'Person',
            <Link to="/admin/people/$personId" params={{ personId: person.id }}>
              <bdi>{person.name}</bdi>
            </Link>,
          ],
          ['Kind', kindNames[achievement.kind]],
          ...(achievement.level ? [['Level', achievement.level] as [string, string]] : []),
          ['Issued', <DateText at={award.issuedAt} />],
          ['Public page', <a href={award.url}>{award.url}</a>],
          ['Credential', <a href={award.credentialUrl}>{award.credentialUrl}</a>],
          ...(award.enrollmentId
            ? [
                [
                  'Earned in',
                  <Link to="/admin/enrollments/$enrollmentId" params={{ enrollmentId: award.enrollmentId }}>
                    the enrollment
                  </Link>,
                ] as [string, ReactNode],
              ]
            : []),
        ]}
      />
      <Section title="History">
        <DataTable<AwardInFull['history'][number]>
          caption="What happened to this badge"
          rows={award.history}
          keyOf={({ at, command }) => `${at}${command}`}
          columns={[
            { title: 'What', cell: ({ command }) => historyNames[command] },
            { title: 'When', cell: ({ at }) => <DateText at={at} /> },
            { title: 'Why', cell: ({ reason }) => reason ?? 'All requirements were met' },
            { title: 'Credential', cell: ({ credentialUrl }) => <a href={credentialUrl}>signed at that time</a> },
          ]}
        />
      </Section>
      <p className={classes.foot}>
        <AuditLink kind="award" id={award.id} />
      </p>
    </Page>
  );
}

function ChangeStatus({ award, command }: { award: AwardInFull; command: AwardCommand }) {
  const { label, done, danger, what } = statusActions[command];
  return (
    <ActionButton
      label={label}
      title={`${label}: ${award.achievement.code} of ${award.person.name}`}
      confirmLabel={label}
      danger={danger}
      reason="Reason (kept on record)"
      done={done}
      act={useChangeStatus(award.id, command)}
    >
      {what}
    </ActionButton>
  );
}
