import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import classes from './bell.module.css';
import { unreadQuery } from './notifications.queries';

const most = 99;

/** The way to the notifications, with how many are unread. */
export function Bell() {
  const { data } = useQuery(unreadQuery);
  const unread = data?.unread ?? 0;
  return (
    <Link to="/notifications" className={classes.bell}>
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden className={classes.drawing}>
        <path d="M18 16V11a6 6 0 0 0-12 0v5l-2 2h16zM10 21h4" />
      </svg>
      <span className="aloud">Notifications{unread > 0 && ', '}</span>
      {unread > 0 && (
        <span className={classes.count}>
          {unread > most ? `${most}+` : unread}
          <span className="aloud"> unread</span>
        </span>
      )}
    </Link>
  );
}
