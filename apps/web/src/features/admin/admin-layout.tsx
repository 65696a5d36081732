import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { sessionQuery } from '../identity/session.queries';
import classes from './parts/parts.module.css';
import { Announcer } from './parts/announcer';

const parts = [
  ['/admin', 'To do'],
  ['/admin/pilots', 'Pilots'],
  ['/admin/review', 'Review'],
  ['/admin/catalog', 'Authoring'],
  ['/admin/badges', 'Badges'],
  ['/admin/people', 'People'],
  ['/admin/program', 'Program'],
  ['/admin/messages', 'Email'],
  ['/admin/deliveries', 'Background work'],
  ['/admin/audit', 'Audit trail'],
  ['/admin/system', 'System'],
] as const;

/** The parts that designers see. */
const forDesigners = [['/admin/catalog', 'Design']] as const;

/** The frame of every administration page: its navigation, and a message about what was just done. */
export function AdminLayout() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const shown = session?.roles.includes('administrator') ? parts : forDesigners;
  return (
    <div className={classes.frame}>
      <nav aria-label="Administration" className={classes.nav}>
        <ul>
          {shown.map(([to, label]) => (
            <li key={to}>
              <Link to={to} activeOptions={{ exact: to === '/admin' }}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
      <Announcer />
    </div>
  );
}
