import { clientsClaim } from 'workbox-core';
import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';

/** The files of the page, listed by the build (vite.config.ts). */
declare const FILES_OF_THE_PAGE: { url: string; revision: string | null }[];

/** The part of a service worker's global scope that TypeScript's DOM types leave out. */
interface ServiceWorkerScope {
  registration: ServiceWorkerRegistration;
  addEventListener(type: 'activate', listener: (event: { waitUntil(done: Promise<unknown>): void }) => void): void;
}
interface Navigation {
  preloadResponse?: Promise<Response | undefined>;
}

/** The paths that the API answers, as in apps/standalone/src/serve-page.ts; a test compares the two. */
const ofTheApi =
  /^\/(v1|health|oauth2|\.well-known|docs|openapi\.(json|yaml)|credentials|achievements|issuer|programs|status|ob2|ims|record|badges\/.+)(\/|$)/;

const scope = self as unknown as ServiceWorkerScope;
const opened = 'laurel-opened';
const longestWait = 5_000; // milliseconds, for a connection that hangs

// Opens the page without a connection. It never handles a request to the API: src/offline/kept-answers.ts keeps answers.
// A new version waits until every tab of the old one is closed, and only then removes the old files (ADR 26).
precacheAndRoute(FILES_OF_THE_PAGE, { directoryIndex: '', cleanURLs: false });
clientsClaim();

const shell = createHandlerBoundToURL('/index.html');
registerRoute(
  new NavigationRoute(
    async (options) => {
      const { request, event } = options;
      try {
        return await before(longestWait, fromNetwork(request, event as Navigation));
      } catch {
        return shell(options);
      }
    },
    { denylist: [ofTheApi] },
  ),
);

// Larger files, such as the PDF viewer, are kept once somebody has used them.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  new CacheFirst({ cacheName: opened }),
);

scope.addEventListener('activate', (event) => {
  const { navigationPreload } = scope.registration as Partial<ServiceWorkerRegistration>;
  event.waitUntil(Promise.all([caches.delete(opened), navigationPreload?.enable()]));
});

async function fromNetwork(request: Request, { preloadResponse }: Navigation): Promise<Response> {
  return (await preloadResponse) ?? fetch(request);
}

function before<Thing>(milliseconds: number, thing: Promise<Thing>): Promise<Thing> {
  return Promise.race([
    thing,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('too late')), milliseconds)),
  ]);
}
