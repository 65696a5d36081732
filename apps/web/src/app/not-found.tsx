import { Link } from '@tanstack/react-router';
import { useConnected } from '../offline/connection';
import { NoConnection } from '../offline/no-connection';
import { Page } from '../ui/page';

/**
 * Shown when nothing is at the address, and when the reader may not see what is there. The page does not tell which.
 */
export function NotFound() {
  // The service worker gives the page for every address, also for a download.
  if (!useConnected()) return <NoConnection tryAgain={() => window.location.reload()} />;
  return (
    <Page title="Page not found" lead="The address may be mistyped, or this page may be for someone else.">
      <p>
        Nothing was changed. Check the link in the message you got, or <Link to="/">go to the home page</Link>.
      </p>
    </Page>
  );
}
