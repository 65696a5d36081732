import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { OutcomeAgreement } from '../../../api/schema';
import { Page } from '../../../ui/page';
import { counted } from '../../work/days';
import { DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { percent, ShareBar } from '../parts/share-bar';
import { agreementQuery, versionQuery } from './review.queries';

const route = getRouteApi('/administrator/admin/review/agreement/$versionId');

/** How far two reviewers agree, per outcome, with the sample that it rests on. */
export function AgreementPage() {
  const { versionId } = route.useParams();
  const { data: agreement } = useSuspenseQuery(agreementQuery(versionId));
  const { data: version } = useSuspenseQuery(versionQuery(versionId));
  return (
    <Page
      title={`${version.code} ${version.title}`}
      over={<Link to="/admin/review/agreement">Agreement between reviewers</Link>}
      width="wide"
      lead={`Version ${version.number}. ${agreement.submissions === 0 ? 'No submission has two locked reviews yet; the shares appear with the first.' : `${counted(agreement.submissions, 'submission')} with two locked reviews.`}`}
    >
      <DataTable<OutcomeAgreement>
        caption="Agreement per outcome"
        rows={agreement.outcomes}
        keyOf={({ outcomeId }) => outcomeId}
        columns={[
          { title: 'Outcome', cell: ({ number, statement }) => `${number}. ${statement}` },
          { title: 'Compared', numeric: true, cell: ({ compared }) => (compared === 0 ? 'None' : compared) },
          { title: 'Agreed', numeric: true, cell: ({ agreed }) => agreed },
          { title: 'Agreement', cell: ({ rate }) => <Share of={rate} /> },
          { title: 'Both found it met', cell: ({ meeting, compared }) => <Share of={compared === 0 ? null : meeting / compared} /> },
        ]}
      />
      <p className={classes.soft}>Compared are details that two locked independent reviews both scored. Small samples say little: below 20, read the numbers, not the shares.</p>
    </Page>
  );
}

function Share({ of }: { of: number | null }) {
  if (of === null) return 'No sample';
  return (
    <>
      {percent(of)}
      <ShareBar share={of} />
    </>
  );
}
