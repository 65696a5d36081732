import { Link } from '@tanstack/react-router';
import { Page } from '../ui/page';

/**
 * Shown when nothing is at the address, and when the reader may not see what is there. The page does not tell which.
 */
export function NotFound() {
  return (
    <Page title="Page not found" lead="The address may be mistyped, or this page may be for someone else.">
      <p>
        Nothing was changed. Check the link in the message you got, or <Link to="/">go to the home page</Link>.
      </p>
    </Page>
  );
}
