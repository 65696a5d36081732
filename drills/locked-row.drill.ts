import { setTimeout as pause } from 'node:timers/promises';
import { aSubmission, sessionCookieFor } from '#testing';
import { type Drill, expectNone, Fault } from './drill.js';
import { seconds } from './load/meter.js';
import { glance } from './load/probe.js';
import { onStage } from './load/under-load.js';
import { type Stage, startPrograms } from './stage/stage.js';

const saves = 30;
const pageWithinMs = 3_000;

export const drill: Drill = {
  shows: 'thirty saves that wait for one locked row hold up neither health, nor sessions, nor public pages',
  run: ({ say }) =>
    onStage({}, async (stage) => {
      stage.now();
      const draft = await aSubmission(stage.laurel).draft();
      const cookie = await sessionCookieFor(stage.laurel, draft.candidateId);
      await startPrograms(stage);
      const lock = stage.laurel.dataSource.createQueryRunner();
      await lock.startTransaction();
      await lock.query('SELECT FROM submission WHERE id = $1 FOR UPDATE', [draft.id]);
      say(`${saves} saves wait for one row of one api`);
      const url = `${stage.apis[0]!.url}/v1/submissions/${draft.id}/artifacts/responsive_narrative/text`;
      const answers = Array.from({ length: saves }, () => save(url, cookie));
      await pause(2_000);
      const longestMs = await lookAround(stage, cookie);
      const early = await Promise.all(answers);
      await lock.rollbackTransaction();
      await lock.release();
      const unexpected = early.filter(({ status, retryAfter }) => status !== 503 || retryAfter === null);
      if (unexpected.length > 0)
        throw new Fault(`Saves were answered ${unexpected.map(({ status }) => status).join()}.`);
      const after = await save(url, cookie);
      if (after.status !== 200) throw new Fault(`With the row free, a save was answered ${after.status}.`);
      return [
        `${saves} saves were told to come again (503, Retry-After) after ${seconds(Math.max(...early.map(({ ms }) => ms)))} at most`,
        `meanwhile health, session and a public page of the same api answered within ${seconds(longestMs)}`,
        'with the row free, the save is stored',
      ];
    }),
};

async function save(url: string, cookie: string): Promise<{ status: number; retryAfter: string | null; ms: number }> {
  const begun = performance.now();
  const { status, headers } = await fetch(url, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'application/json', 'if-match': '"0"' },
    body: JSON.stringify({ text: 'We met twice a month.' }),
  });
  return { status, retryAfter: headers.get('retry-after'), ms: performance.now() - begun };
}

/** Returns the longest wait, in milliseconds. */
async function lookAround({ apis: [api] }: Stage, cookie: string): Promise<number> {
  const faults: string[] = [];
  let longestMs = 0;
  for (const path of ['/health/ready', '/v1/session', '/v1/micro-credentials', '/health/live']) {
    const { status, ms } = await glance(api!.url + path, cookie);
    longestMs = Math.max(longestMs, ms);
    if (status !== 200 || ms > pageWithinMs) faults.push(`${path} was answered ${status} after ${seconds(ms)}.`);
  }
  expectNone(faults);
  return longestMs;
}
