import { execFile } from 'node:child_process';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DeliveryQueries, Sweeps } from '#jobs';
import { type Laurel, type LaurelOptions, sessionCookieFor, startLaurel } from '#testing';
import { ApiModule } from '../../api/src/api.module.js';
import { prepareApi } from '../../api/src/create-api.js';
import { ContractKeeper } from '../../api/test/contract-keeper.js';
import { servePage } from '../../standalone/src/serve-page.js';
import { WorkerModule } from '../../worker/src/worker.module.js';
import { openChromium } from './chromium.js';

export interface SiteOptions extends LaurelOptions {
  /** The public address, for example one with https; by default the port itself. */
  front?: { url: string; serve(listener: RequestListener): void };
  /** The folder of the built page, for example a copy that a test changes; by default dist/web. */
  pageFolder?: string;
}

export interface PageOptions {
  /** Who is signed in; by default no one. */
  as?: { id: string };
  /** Where the page goes first; by default nowhere. */
  at?: string;
  width?: number;
  height?: number;
  /** Whether the page has its service worker. Without one, a test sees every request, and starts sooner. */
  serviceWorker?: boolean;
}

/** Laurel as people use it: API, worker, and page in this process on a port, and a browser. */
export interface Site extends Laurel {
  /** Without a trailing slash. */
  url: string;
  /** A page in its own browser, with its clock set to Laurel's. */
  openPage(options?: PageOptions): Promise<Page>;
  /** Moves Laurel's clock and the clock of every page. */
  advance(by: Parameters<Laurel['clock']['advance']>[0]): Promise<void>;
  /** Waits until the worker has nothing left to do. */
  untilIdle(): Promise<void>;
  /** Runs a sweep now, until it finds nothing more. */
  sweep(name: string): Promise<void>;
}

const root = join(import.meta.dirname, '../../..');
export const builtPage = join(root, 'dist/web');
/** Once for each process of Jest: the page does not change during a run. */
let pageBuilt: Promise<unknown> | undefined;

/** Builds the page if its sources are newer. */
export const buildPage = (): Promise<unknown> =>
  (pageBuilt ??= promisify(execFile)(process.execPath, [join(root, 'tools/web.mjs')]));

/**
 * Starts a site for a test file on a database of its own, after building the page if its sources are newer; stop it in
 * `afterAll`. Its `stop` fails when a page complained on its console, or an answer did not fit the API's description.
 */
export async function startSite({ front, pageFolder = builtPage, ...options }: SiteOptions = {}): Promise<Site> {
  await buildPage();
  const port = await freePort();
  const url = front?.url ?? `http://localhost:${port}`;
  const keeper = new ContractKeeper();
  const laurel = await startLaurel({
    ...options,
    configuration: { publicUrl: url, ...options.configuration },
    imports: [ApiModule, WorkerModule.forRoot({ pollSeconds: 0.05, graceSeconds: 2 }), ...(options.imports ?? [])],
    start: async (module, configuration) => {
      const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
      app.use(keeper.middleware);
      prepareApi(app, configuration);
      app.use(servePage(pageFolder));
      await app.listen(port);
      front?.serve(app.getHttpAdapter().getInstance() as RequestListener);
      keeper.learn(app, { extended: options.imports !== undefined });
      return app;
    },
  });
  const browser = await openChromium();
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];
  return {
    ...laurel,
    url,
    openPage: async (page = {}) => {
      const context = await openContext(browser, laurel, url, page);
      contexts.push(context);
      return firstPage(context, complaints, page.at);
    },
    advance: async (by) => {
      laurel.clock.advance(by);
      for (const context of contexts) await context.clock.setFixedTime(laurel.clock.now());
    },
    untilIdle: async () => {
      while (!(await laurel.get(DeliveryQueries).isIdle())) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    sweep: (name) => laurel.get(Sweeps).run(name),
    stop: async () => {
      await browser.close();
      await laurel.stop();
      const faults = [...complaints, ...keeper.violations];
      if (faults.length > 0) throw new Error(`Pages complained, or answers broke the contract:\n${faults.join('\n')}`);
    },
  };
}

async function openContext(
  browser: Browser,
  laurel: Laurel,
  url: string,
  { as, width = 1280, height = 900, serviceWorker = false }: PageOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    locale: 'en-US',
    timezoneId: 'America/Chicago',
    reducedMotion: 'reduce',
    ignoreHTTPSErrors: url.startsWith('https:'),
    serviceWorkers: serviceWorker ? 'allow' : 'block',
  });
  context.setDefaultTimeout(20_000);
  await context.clock.setFixedTime(laurel.clock.now());
  if (as !== undefined) {
    const [name, ...value] = (await sessionCookieFor(laurel, as.id)).split('=');
    await context.addCookies([
      { name: name!, value: value.join('='), url, httpOnly: true, secure: url.startsWith('https:'), sameSite: 'Lax' },
    ]);
  }
  return context;
}

async function firstPage(context: BrowserContext, complaints: string[], at: string | undefined): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    // The page explains a refusal by the API in its own words; Chromium also writes to the console. In a frame that runs
    // no scripts, Chromium says so of the scripts with which the tests look into it.
    if (message.type() === 'error' && !/^(Failed to load resource|Blocked script execution)/.test(message.text()))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  // Turned on before anything is chosen: until Playwright has told Chromium, a chooser opens that no test sees.
  page.on('filechooser', () => undefined);
  if (at !== undefined) await page.goto(at);
  return page;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return (address as { port: number }).port;
}
