import { Link } from '@tanstack/react-router';
import classes from '../parts/parts.module.css';

/** Links to the other review pages. */
export function ReviewNav() {
  return (
    <p className={classes.actions} style={{ marginTop: 0, marginBottom: '1.5rem' }}>
      <Link to="/admin/review/assign">Assign reviewers</Link>
      <Link to="/admin/review/decisions">Decisions to release</Link>
      <Link to="/admin/review/problems">Reported problems</Link>
      <Link to="/admin/review/similar-work">Similar work</Link>
      <Link to="/admin/review/agreement">Agreement between reviewers</Link>
      <Link to="/admin/review/terms">Review deadlines</Link>
      <Link to="/admin/review/attestation">Attestation text</Link>
      <Link to="/admin/people/conflicts">Declared conflicts</Link>
    </p>
  );
}
