import { NativeSelect } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty } from '../../../ui/empty';
import { Loading } from '../../../ui/loading';
import { ErrorNotice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { stateNames } from '../../catalog/version-words';
import { DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { anyVersionQuery, changesQuery, microCredentialQuery } from './catalog.queries';

const route = getRouteApi('/author/admin/catalog/versions/$versionId/changes');
const kinds = { added: 'Added', removed: 'Removed', changed: 'Changed', reordered: 'Moved' };

/** The differences between two versions, in words. */
export function ChangesPage() {
  const { versionId } = route.useParams();
  const { from } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: saved } = useSuspenseQuery(anyVersionQuery(versionId));
  const version = saved.data;
  const { data: siblings } = useSuspenseQuery(microCredentialQuery(version.code));
  const others = siblings.versions.filter(({ id }) => id !== versionId);
  const other =
    others.find(({ id }) => id === from) ?? others.find(({ number }) => number < version.number) ?? others[0];
  return (
    <Page
      title={`What changed in version ${version.number}`}
      breadcrumb={
        <Link to="/admin/catalog/$code" params={{ code: version.code }}>
          {version.code} {version.title}
        </Link>
      }
      width="wide"
    >
      {other === undefined ? (
        <Empty title="There is no other version to compare.">
          Start a draft as a copy, and its changes will be listed here.
        </Empty>
      ) : (
        <>
          <div className={classes.filters}>
            <NativeSelect
              label="Compared with"
              value={other.id}
              onChange={(event) =>
                void navigate({ to: '.', search: { from: event.currentTarget.value }, replace: true })
              }
              data={others.map(({ id, number, state }) => ({
                value: id,
                label: `Version ${number} (${stateNames[state].toLowerCase()})`,
              }))}
            />
          </div>
          <Changes versionId={versionId} from={other.id} />
        </>
      )}
    </Page>
  );
}

function Changes({ versionId, from }: { versionId: string; from: string }) {
  const { data, error } = useQuery(changesQuery(versionId, from));
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Loading />;
  if (data.changes.length === 0) return <Empty title="No differences.">Both versions have the same content.</Empty>;
  return (
    <DataTable
      caption={`Changes from version ${data.from.number} to version ${data.to.number}`}
      captionShown
      rows={data.changes.map((change, index) => ({ ...change, key: String(index) }))}
      keyOf={({ key }) => key}
      columns={[
        { title: 'What', head: true, cell: ({ words }) => words },
        { title: 'How', cell: ({ kind }) => kinds[kind] },
      ]}
    />
  );
}
