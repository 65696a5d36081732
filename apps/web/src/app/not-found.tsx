import { Link } from '@tanstack/react-router';
import { Page } from '../ui/page';

/** For an address that leads nowhere, and for a thing that is not there or not for one's eyes: nobody learns which. */
export function NotFound() {
  return (
    <Page title="There is no such page" lead="The address may be mistyped, or the page may have been for someone else.">
      <p>
        Nothing is lost by coming here. Go <Link to="/">to the start</Link>, or check the address against the message
        you have it from.
      </p>
    </Page>
  );
}
