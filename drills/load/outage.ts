import { setTimeout as pause } from 'node:timers/promises';
import { aSubmission, sessionCookieFor } from '#testing';
import type { Stage } from '../stage/stage.js';
import { glance } from './probe.js';

/** How long a part is away. */
export const awayMs = 15_000;

/** Checks once a second, while a part other than the database is away, that everything that does not need it goes on. */
export async function everythingElseGoesOn(stage: Stage, degraded?: string): Promise<string[]> {
  const draft = await aSubmission(stage.laurel).draft();
  const cookie = await sessionCookieFor(stage.laurel, draft.candidateId);
  const faults = new Set<string>();
  const begun = performance.now();
  while (performance.now() - begun < awayMs) {
    for (const { url, name } of stage.apis) {
      for (const path of ['/health/ready', '/v1/session', '/v1/micro-credentials', `/v1/submissions/${draft.id}`]) {
        const { status } = await glance(url + path, cookie);
        if (status !== 200) faults.add(`${name} answered ${path} with ${status}.`);
      }
    }
    await pause(1_000);
  }
  if (degraded !== undefined) {
    const ready = (await (await fetch(`${stage.apis[0]!.url}/health/ready`)).json()) as { degraded?: string[] };
    if (ready.degraded?.includes(degraded) !== true) faults.add(`/health/ready does not name ${degraded} as degraded.`);
  }
  return [...faults];
}
