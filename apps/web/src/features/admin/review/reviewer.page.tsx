import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReviewerWork } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { counted } from '../../../ui/number-words';
import { Page, Section } from '../../../ui/page';
import { AuditLink } from '../parts/audit-link';
import { type Column, DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { percent, ShareBar } from '../parts/share-bar';
import { RemindButton } from './remind-button';
import { reviewerQuery } from './assignment.queries';
import { reviewStates } from './review-words';

const route = getRouteApi('/administrator/admin/review/reviewers/$reviewerId');

type OpenReview = ReviewerWork['open'][number];

/** Below this, a figure says little about a reviewer. */
const enough = { details: 20, reviews: 5 };

/** One reviewer: reviews to do, what is late, pace, severity and agreement. */
export function ReviewerPage() {
  const { reviewerId } = route.useParams();
  const { data: work } = useSuspenseQuery(reviewerQuery(reviewerId));
  const { reviewer, open } = work;
  const late = open.filter(({ urgency }) => urgency === 'late').length;
  const soon = open.filter(({ urgency }) => urgency === 'soon').length;
  return (
    <Page
      title={reviewer.name}
      breadcrumb={<Link to="/admin/review">Review</Link>}
      width="wide"
      lead={`${counted(open.length, 'review')} to do, ${late} late, ${soon} due soon.`}
    >
      <Reminder work={work} />
      <Section title="Reviews to do">
        {open.length === 0 ? (
          <Empty title="No reviews to do.">Reviews are listed here from the offer until they are locked.</Empty>
        ) : (
          <DataTable<OpenReview>
            caption="Reviews to do, the earliest due date first"
            rows={open}
            keyOf={({ reviewId }) => reviewId}
            columns={openColumns}
          />
        )}
      </Section>
      <Section title="How this reviewer scores">
        <Figures work={work} />
      </Section>
      <p className={classes.foot}>
        <Link to="/admin/people/$personId" params={{ personId: reviewerId }}>
          Roles and profile
        </Link>{' '}
        <AuditLink kind="person" id={reviewerId} />
      </p>
    </Page>
  );
}

function Reminder({ work: { reviewer, remindedAt, mayRemind, open } }: { work: ReviewerWork }) {
  const isPressing = open.some(({ urgency }) => urgency !== 'in-time');
  return (
    <>
      {remindedAt && (
        <p>
          Last reminder: <DateText at={remindedAt} />.{isPressing && !mayRemind && ' You can send the next one later.'}
        </p>
      )}
      {mayRemind && <RemindButton reviewer={reviewer} />}
      {!isPressing && <p className={classes.soft}>Nothing is late or due soon.</p>}
    </>
  );
}

const openColumns: Column<OpenReview>[] = [
  {
    title: 'Submission',
    cell: ({ submissionId, submissionNumber }) => (
      <Link to="/admin/review/submissions/$submissionId" params={{ submissionId }}>
        Submission {submissionNumber}
      </Link>
    ),
  },
  { title: 'Micro-credential', cell: ({ microCredential: { code, title } }) => `${code} ${title}` },
  { title: 'Role', cell: ({ kind }) => (kind === 'adjudication' ? 'Third reviewer' : 'Independent') },
  { title: 'Status', cell: ({ state }) => reviewStates[state] },
  { title: 'Scored', numeric: true, cell: ({ scored, inScope }) => `${scored} of ${inScope}` },
  { title: 'Assigned', cell: ({ offeredAt }) => <DateText at={offeredAt} dayOnly /> },
  {
    title: 'Due date',
    cell: ({ dueAt, urgency, waiting }) => (
      <>
        {urgency === 'late' && <span className={classes.bad}>Late: </span>}
        {urgency === 'soon' && <span className={classes.urgent}>Due soon: </span>}
        <DateText at={dueAt} relative />
        {waiting && <div className={classes.soft}>waiting for an answer to a reported problem</div>}
      </>
    ),
  },
];

interface Figure {
  name: string;
  value: string;
  share: number | null;
  sample: string;
  isSmall: boolean;
}

function figuresOf({ pace, compared }: ReviewerWork): Figure[] {
  const { sample, submissions, meets, othersMeet, agreed } = compared;
  const details = `${counted(sample, 'detail')} in ${counted(submissions, 'submission')}`;
  const share = (name: string, count: number): Figure => ({
    name,
    value: sample === 0 ? 'No data' : percent(count / sample),
    share: sample === 0 ? null : count / sample,
    sample: details,
    isSmall: sample < enough.details,
  });
  return [
    {
      name: 'Pace: median days from assignment to lock',
      value: pace.medianDays === null ? 'No data' : pace.medianDays.toFixed(1),
      share: null,
      sample: counted(pace.sample, 'locked review'),
      isSmall: pace.sample < enough.reviews,
    },
    share('Scored as meeting by this reviewer', meets),
    share('Scored as meeting by the other reviewer', othersMeet),
    share('Agreement with the other reviewer', agreed),
  ];
}

function Figures({ work }: { work: ReviewerWork }) {
  const figures = figuresOf(work);
  return (
    <>
      <DataTable<Figure>
        caption="Pace, severity and agreement"
        rows={figures}
        keyOf={({ name }) => name}
        columns={[
          { title: 'Figure', cell: ({ name }) => name },
          {
            title: 'Value',
            cell: ({ value, share }) => (
              <>
                {value}
                {share !== null && <ShareBar share={share} />}
              </>
            ),
          },
          {
            title: 'Sample',
            cell: ({ sample, isSmall }) => (
              <>
                {sample}
                {isSmall && <div className={classes.urgent}>Small sample</div>}
              </>
            ),
          },
        ]}
      />
      <p className={classes.soft}>
        The shares compare the same details of the same submissions, once both independent reviews are locked. A lower
        share than the other reviewer’s means stricter scores. A small sample, below {enough.details} details or{' '}
        {enough.reviews} reviews, says little about a reviewer.
      </p>
    </>
  );
}
