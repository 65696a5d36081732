import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty } from '../../../ui/empty';
import { Loading } from '../../../ui/loading';
import { ErrorNotice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { DataTable } from '../parts/data-table';
import { offerableQuery } from '../pilots/pilot.queries';

/** The versions whose reviewers can be compared. */
export function AgreementsPage() {
  const { data: versions, error } = useQuery(offerableQuery);
  return (
    <Page
      title="Agreement between reviewers"
      breadcrumb={<Link to="/admin/review">Review</Link>}
      lead="How often the two reviewers of a submission agree independently, where candidates fail, and what they say about rigor and clarity."
    >
      {error && <ErrorNotice error={error} />}
      {!versions && !error && <Loading />}
      {versions?.length === 0 && (
        <Empty title="No version is in pilot or published.">
          After a version is used and two reviewers have locked, their agreement will appear here.
        </Empty>
      )}
      {versions && versions.length > 0 && (
        <DataTable
          caption="Versions"
          rows={versions}
          keyOf={({ id }) => id}
          columns={[
            {
              title: 'Micro-credential',
              cell: ({ id, code, title }) => (
                <Link to="/admin/review/agreement/$versionId" params={{ versionId: id }}>
                  {code} {title}
                </Link>
              ),
            },
            { title: 'Version', cell: ({ number }) => number },
            { title: 'Level', cell: ({ level }) => level },
          ]}
        />
      )}
    </Page>
  );
}
