import { isConnected } from './connection';

const afterTheFirstPage = 3_000; // milliseconds

/**
 * Registers the service worker, which keeps the files of the page. It waits for the first page, to leave the
 * connection and the processor to it.
 */
export function keepPageForOffline(): void {
  window.addEventListener('vite:preloadError', stayWithoutConnection);
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = () => {
    // A browser that refuses, for example in a private window, works with a connection.
    navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }).catch(() => undefined);
  };
  setTimeout(register, afterTheFirstPage);
}

/**
 * A file of the page could not be loaded. With a connection it is gone, because Laurel was updated, and the router loads
 * the page again. Without one, that would lose the page.
 */
function stayWithoutConnection(event: Event): void {
  if (!isConnected()) event.preventDefault();
}
