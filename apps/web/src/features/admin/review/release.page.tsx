import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Release } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Notice } from '../../../ui/notice';
import { Page, Section } from '../../../ui/page';
import { DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { percent, ShareBar } from '../parts/share-bar';
import { releaseQuery } from './release.queries';

const route = getRouteApi('/administrator/admin/review/releases/$releaseId');

/** The progress of a release of many decisions. It continues when this page is closed. */
export function ReleasePage() {
  const { releaseId } = route.useParams();
  const { data: release } = useSuspenseQuery(releaseQuery(releaseId));
  const { total, released, refused, waiting, badges, begunAt, begunBy, pilot } = release;
  return (
    <Page
      title={`Release of ${total} decisions`}
      breadcrumb={<Link to="/admin/review/decisions">Decisions to release</Link>}
      width="wide"
      lead={
        <>
          {pilot === null ? 'From every pilot' : `From ${pilot.title}`}, started by {begunBy.name} on{' '}
          <DateText at={begunAt} />.
        </>
      }
    >
      {waiting === 0 && refused === 0 && (
        <Notice tone="good" title="All decisions are released">
          Every candidate can see their decision and feedback.
        </Notice>
      )}
      <p role="status" className={waiting > 0 ? undefined : classes.soft}>
        {waiting > 0
          ? `${waiting} decisions are still waiting. You can leave this page; the release continues.`
          : 'This release is finished.'}
      </p>
      <Section title="Decisions">
        <p>
          {released} of {total} released ({percent(released / total)})
          {refused > 0 && <span className={classes.urgent}>, {refused} could not be released</span>}
        </p>
        <ShareBar share={released / total} />
      </Section>
      {badges.earned > 0 && (
        <Section title="Badges">
          <p>
            {badges.issued} of {badges.earned} issued ({percent(badges.issued / badges.earned)})
            {waiting === 0 &&
              badges.issued < badges.earned &&
              '; the others follow in a moment, or when the last requirement is done'}
          </p>
          <ShareBar share={badges.issued / badges.earned} />
        </Section>
      )}
      {release.refusals.length > 0 && <Refusals release={release} />}
    </Page>
  );
}

function Refusals({ release: { refusals, refused } }: { release: Release }) {
  return (
    <Section title="Not released">
      <DataTable<Release['refusals'][number]>
        caption={
          refusals.length < refused
            ? `The first ${refusals.length} of ${refused} that could not be released`
            : 'Decisions that could not be released'
        }
        rows={refusals}
        keyOf={({ submissionId }) => submissionId}
        columns={[
          {
            title: 'Candidate',
            cell: ({ submissionId, candidate }) => (
              <Link to="/admin/review/decisions/$submissionId" params={{ submissionId }}>
                <bdi>{candidate.name}</bdi>
              </Link>
            ),
          },
          { title: 'Why', cell: ({ reason }) => reason },
        ]}
      />
    </Section>
  );
}
