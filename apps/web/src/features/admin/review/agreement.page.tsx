import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { OutcomeAgreement, VersionFeedback } from '../../../api/schema';
import { Page, Section } from '../../../ui/page';
import { counted } from '../../../ui/number-words';
import { DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { percent, ShareBar } from '../parts/share-bar';
import { SharedPhrases } from './shared-phrases';
import { agreementQuery, versionQuery } from './review.queries';

const route = getRouteApi('/administrator/admin/review/agreement/$versionId');

/** How a version performs: reviewer agreement, where candidates fail, and their feedback, each with its sample size. */
export function AgreementPage() {
  const { versionId } = route.useParams();
  const { data: agreement } = useSuspenseQuery(agreementQuery(versionId));
  const { data: version } = useSuspenseQuery(versionQuery(versionId));
  return (
    <Page
      title={`${version.code} ${version.title}`}
      breadcrumb={<Link to="/admin/review/agreement">Agreement between reviewers</Link>}
      width="wide"
      lead={`Version ${version.number}. ${agreement.submissions === 0 ? 'No submission has two locked reviews yet. The figures will appear after the first.' : `${counted(agreement.submissions, 'submission')} with two locked reviews.`}`}
    >
      <Section title="Agreement by outcome">
        <DataTable<OutcomeAgreement>
          caption="Agreement by outcome"
          rows={agreement.outcomes}
          keyOf={({ outcomeId }) => outcomeId}
          columns={[
            { title: 'Outcome', cell: ({ number, statement }) => `${number}. ${statement}` },
            { title: 'Compared', numeric: true, cell: ({ compared }) => compared },
            { title: 'Agreed', numeric: true, cell: ({ agreed }) => agreed },
            { title: 'Agreement', cell: ({ rate }) => <Share of={rate} /> },
          ]}
        />
        <p className={classes.soft}>
          These are details that two locked independent reviews both scored. Small samples say little: below 20, look at
          the numbers, not the percentages.
        </p>
      </Section>
      <Section title="Where candidates fail">
        <DataTable<OutcomeAgreement>
          caption="Decided and met by outcome, hardest first"
          captionShown
          rows={agreement.outcomes.toSorted((one, other) => (shareMet(one) ?? 2) - (shareMet(other) ?? 2))}
          keyOf={({ outcomeId }) => outcomeId}
          columns={[
            { title: 'Outcome', cell: ({ number, statement }) => `${number}. ${statement}` },
            { title: 'Decided', numeric: true, cell: ({ decided }) => decided },
            { title: 'Not met', numeric: true, cell: ({ decided, met }) => decided - met },
            { title: 'Met', cell: (outcome) => <Share of={shareMet(outcome)} /> },
          ]}
        />
      </Section>
      <Feedback feedback={agreement.feedback} />
      <SharedPhrases versionId={versionId} outcomes={agreement.outcomes} />
    </Page>
  );
}

const shareMet = ({ decided, met }: OutcomeAgreement): number | null => (decided === 0 ? null : met / decided);

function Feedback({ feedback: { answers, rigor, clarity, words } }: { feedback: VersionFeedback }) {
  return (
    <Section title="What candidates said">
      {rigor === null || clarity === null ? (
        <p>No candidate has given feedback on rigor and clarity yet. Candidates can do so after they start.</p>
      ) : (
        <>
          <p>
            Rigor {rigor.toFixed(1)} of 5, clarity {clarity.toFixed(1)} of 5, by {counted(answers, 'candidate')}.
          </p>
          {words.length > 0 && (
            <DataTable
              caption="Comments, newest first"
              captionShown
              rows={words.map((line, index) => ({ ...line, key: String(index) }))}
              keyOf={({ key }) => key}
              columns={[
                { title: 'Comment', cell: ({ text }) => text },
                { title: 'Rigor', numeric: true, cell: (line) => line.rigor },
                { title: 'Clarity', numeric: true, cell: (line) => line.clarity },
              ]}
            />
          )}
        </>
      )}
    </Section>
  );
}

function Share({ of }: { of: number | null }) {
  if (of === null) return 'No data';
  return (
    <>
      {percent(of)}
      <ShareBar share={of} />
    </>
  );
}
