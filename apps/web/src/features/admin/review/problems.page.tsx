import { Link } from '@tanstack/react-router';
import { Page } from '../../../ui/page';
import { ReportedProblems } from './reported-problems-table';

/** Everything that reviewers reported and nobody has answered. */
export function ProblemsPage() {
  return (
    <Page
      title="Reported problems"
      breadcrumb={<Link to="/admin/review">Review</Link>}
      width="wide"
      lead="Something a reviewer cannot open, or that names the candidate. The reviewer’s due date waits until you answer."
    >
      <ReportedProblems />
    </Page>
  );
}
