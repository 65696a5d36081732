import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type NextFunction, type Request, type Response } from 'express';
import { contentSecurityPolicy } from './content-security-policy.js';

/** The paths that the API answers. No page has one of these addresses. */
export const ofTheApi =
  /^\/(v1|health|oauth2|\.well-known|docs|openapi\.(json|yaml)|credentials|achievements|issuer|programs|status|ob2|ims|record|badges\/.+)(\/|$)/;

const aYear = 365 * 24 * 60 * 60;

/**
 * Serves the built page from a folder: its files, and index.html for each navigation that is not to the API, because the
 * page routes its own addresses. Browsers cache files with a hash in their name forever, and revalidate the others. Until
 * the folder is built, a navigation gets a page that says so and reloads by itself.
 */
export function servePage(folder: string): express.Router {
  const router = express.Router();
  const index = join(folder, 'index.html');
  router.use((request, response, next) => {
    if (ofTheApi.test(request.path)) return next('router');
    response.setHeader('Content-Security-Policy', contentSecurityPolicy);
    next();
  });
  router.use(
    '/assets',
    compressed(join(folder, 'assets')),
    express.static(join(folder, 'assets'), { immutable: true, maxAge: aYear * 1000, index: false, redirect: false }),
  );
  router.use(express.static(folder, { cacheControl: false, index: false, redirect: false, setHeaders: revalidate }));
  router.use((request, response, next) => {
    if (!isNavigation(request)) return next();
    revalidate(response);
    if (existsSync(index)) response.sendFile(index, { cacheControl: false });
    else response.status(503).setHeader('Retry-After', '2').type('html').send(beingBuilt);
  });
  return router;
}

function revalidate(response: Response): void {
  response.setHeader('Cache-Control', 'no-cache');
}

/** Whether a person navigates to an address or follows a link. Other programs get the 404 of the API. */
function isNavigation({ method, headers }: Request): boolean {
  return (method === 'GET' || method === 'HEAD') && (headers.accept ?? '').includes('text/html');
}

/** Sends the gzip that the build made of a file, when the client accepts it. */
function compressed(folder: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const type = /\.(js|css|svg)$/.exec(request.path)?.[1];
    if (type === undefined) return next();
    response.vary('Accept-Encoding');
    if (request.acceptsEncodings('gzip') && existsSync(join(folder, `${request.path}.gz`))) {
      request.url = request.url.replace(request.path, `${request.path}.gz`);
      response.type(type).setHeader('Content-Encoding', 'gzip');
    }
    next();
  };
}

const beingBuilt = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="2"><title>Laurel</title></head>
<body style="font: 1.125rem/1.5 system-ui; max-width: 34rem; margin: 4rem auto; padding: 0 1rem">
<h1 style="font-size: 1.5rem">Laurel is running. Its web app is being built.</h1>
<p>This takes a few seconds the first time and after a change. Then the app opens by itself. If it does not, run <code>npm run web:build</code> to see why.</p>
</body>
</html>
`;
