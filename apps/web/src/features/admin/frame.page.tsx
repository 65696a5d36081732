import { Link, Outlet } from '@tanstack/react-router';
import classes from './parts/parts.module.css';
import { Said } from './parts/said';

const parts = [
  ['/admin', 'What waits'],
  ['/admin/pilots', 'Pilots'],
  ['/admin/review', 'Review'],
  ['/admin/catalog', 'Authoring'],
  ['/admin/badges', 'Badges'],
  ['/admin/people', 'People'],
  ['/admin/messages', 'Mail'],
  ['/admin/deliveries', 'Deliveries'],
  ['/admin/audit', 'Audit'],
] as const;

/** Around every page of the administration: its parts, and what was just done. */
export function AdminFrame() {
  return (
    <div className={classes.frame}>
      <nav aria-label="Administration" className={classes.nav}>
        <ul>
          {parts.map(([to, label]) => (
            <li key={to}>
              <Link to={to} activeOptions={{ exact: to === '/admin' }}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
      <Said />
    </div>
  );
}
