import { Link } from '@tanstack/react-router';
import classes from '../parts/parts.module.css';

/** Links to the other pages about people. */
export function PeopleNav() {
  return (
    <p className={classes.actions} style={{ marginTop: 0, marginBottom: '1.5rem' }}>
      <Link to="/admin/people/invitations">Invitations</Link>
      <Link to="/admin/people/conflicts">Declared conflicts</Link>
      <Link to="/admin/people/systems">Connected systems</Link>
      <Link to="/admin/people/erasures">Erasures and legal holds</Link>
      <Link to="/admin/people/periods">How long data is kept</Link>
    </p>
  );
}
