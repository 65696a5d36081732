import type { Page } from 'playwright-core';
import type { aBusyMonday } from './situation.js';

type Monday = Awaited<ReturnType<typeof aBusyMonday>>;

/** A picture in docs/screens. Add one here; {@link aBusyMonday} prepares what it shows. */
export interface Screen {
  /** The start of the file names: `<name>-<theme>-<width>.png`. */
  name: string;
  as?: (monday: Monday) => { id: string };
  at: (monday: Monday) => string;
  /** Runs before the picture is taken. By default, waits for the heading. */
  before?: (page: Page) => Promise<unknown>;
  /** False for pages that fit the window; otherwise the picture shows up to twice its height. */
  whole?: boolean;
}

export const mainPages: Screen[] = [
  { name: 'welcome', at: () => '/' },
  { name: 'micro-credential', at: () => '/catalog/INS-2' },
  { name: 'my-work', as: ({ candidate }) => candidate, at: () => '/work' },
  { name: 'task-list', as: ({ candidate }) => candidate, at: ({ enrollmentId }) => `/work/${enrollmentId}` },
  {
    name: 'writing',
    as: ({ candidate }) => candidate,
    at: ({ enrollmentId }) => `/work/${enrollmentId}/artifacts/responsive_narrative`,
    whole: false,
  },
  { name: 'evidence', as: ({ candidate }) => candidate, at: ({ enrollmentId }) => `/work/${enrollmentId}/evidence` },
  {
    name: 'result',
    as: ({ resubmitter }) => resubmitter,
    at: ({ redone }) => `/work/${redone.enrollmentId}/results/${redone.id}`,
  },
  {
    name: 'earned',
    as: ({ candidate }) => candidate,
    at: ({ award }) => `/work/${award.enrollmentId}`,
    before: (page) => page.getByText('toward the career certificate').first().waitFor(),
  },
  { name: 'public-badge', at: ({ award }) => `/badges/${award.id}` },
  { name: 'my-badge', as: ({ candidate }) => candidate, at: ({ award }) => `/my-badges/${award.id}` },
  { name: 'career', as: ({ candidate }) => candidate, at: () => '/career' },
  { name: 'review-queue', as: ({ reviewer }) => reviewer, at: () => '/reviews' },
  {
    name: 'scoring',
    as: ({ reviewer }) => reviewer,
    at: ({ review }) => `/reviews/${review.id}`,
    before: async (page) => {
      await page
        .getByRole('link', { name: 'file 1, page 2' })
        .or(page.getByRole('button', { name: 'file 1, page 2' }))
        .click();
      await page.locator('canvas').first().waitFor();
    },
    whole: false,
  },
  { name: 'administration', as: ({ administrator }) => administrator, at: () => '/admin' },
  { name: 'roster', as: ({ administrator }) => administrator, at: ({ pilot }) => `/admin/pilots/${pilot.id}/roster` },
];
