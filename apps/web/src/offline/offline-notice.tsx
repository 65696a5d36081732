import { useQueryClient } from '@tanstack/react-query';
import { useBlocker, useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { Unreachable } from '../api/problem';
import { DateText } from '../ui/date-text';
import { Notice } from '../ui/notice';
import { ageOfPage, askAgain, showsKept } from './answers';
import { isConnected, useConnected } from './connection';

const pauseBeforeAskingAgain = 15_000;
const nothingToTell = '{"at":null,"fromBefore":false}';

/**
 * Tells that the connection is lost, from when the page's content is, and why a link did not open. Asks again when the
 * connection is back.
 */
export function OfflineNotice() {
  const queries = useQueryClient();
  const connected = useConnected();
  const subscribe = useCallback((changed: () => void) => queries.getQueryCache().subscribe(changed), [queries]);
  // As text: the store's value has to be equal while nothing has changed.
  const seen = useSyncExternalStore(subscribe, () =>
    isConnected() && !showsKept() ? nothingToTell : JSON.stringify(ageOfPage(queries)),
  );
  const { at, fromBefore } = JSON.parse(seen) as ReturnType<typeof ageOfPage>;

  useEffect(() => {
    if (!connected || !fromBefore) return;
    askAgain(queries);
    const timer = setInterval(() => askAgain(queries), pauseBeforeAskingAgain);
    return () => clearInterval(timer);
  }, [connected, fromBefore, queries]);

  if (connected && !fromBefore) return null;
  return (
    <>
      <Notice tone="caution" title={navigator.onLine ? 'No connection to Laurel' : 'You are offline'} announce>
        What you write is kept on this page. It will be saved when the connection is back.
        {at !== null && (
          <>
            {' '}
            This page shows what Laurel had on <DateText at={new Date(at).toISOString()} />.
          </>
        )}
      </Notice>
      {!connected && <UnopenedLink />}
    </>
  );
}

/** Stays on the open page when a link leads to a page that cannot be shown without a connection, and says so. */
function UnopenedLink() {
  const router = useRouter();
  const [unopened, setUnopened] = useState(false);
  useBlocker({
    enableBeforeUnload: false,
    shouldBlockFn: async ({ next: { pathname, search } }) => {
      const matches = await router.preloadRoute({ to: pathname, search } as Parameters<typeof router.preloadRoute>[0]);
      const isUnopened = (matches ?? []).some(({ error }) => error instanceof Unreachable);
      setUnopened(isUnopened);
      return isUnopened;
    },
  });
  useEffect(() => {
    // A link that the router does not follow, such as a download, would leave the page for an error of the browser.
    const stay = (event: MouseEvent) => {
      const link = (event.target as Element).closest('a');
      if (event.defaultPrevented || !link?.href.startsWith('http') || isOnThisPage(link)) return;
      if (link.origin !== window.location.origin && navigator.onLine) return;
      event.preventDefault();
      setUnopened(true);
    };
    document.addEventListener('click', stay);
    return () => document.removeEventListener('click', stay);
  }, []);
  if (!unopened) return null;
  return (
    <Notice tone="caution" title="That link could not open" announce>
      It needs a connection, because it is not among the pages that you opened in this browser before. You are still on
      the same page, and everything you wrote here is safe.
    </Notice>
  );
}

/** Whether the link leads to a part of the open page. */
function isOnThisPage({ pathname, search, hash }: HTMLAnchorElement): boolean {
  return hash !== '' && pathname === window.location.pathname && search === window.location.search;
}
