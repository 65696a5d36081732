import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Task } from '#database';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { MakeExport } from './make-export.js';
import { RequestExport } from './request-export.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const request = (actor: { id: string }) => laurel.get(RequestExport).run({ actor });

describe('a request for an export', () => {
  it('asks the worker to make it, once at a time, also when it comes twice at the same moment', async () => {
    const person = await aPerson(laurel);
    const asked = await Promise.allSettled([request(person), request(person)]);
    const [made] = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))).toEqual([
      expect.objectContaining({ kind: 'conflict', code: 'export.in-progress' }),
    ]);
    expect(await laurel.dataSource.manager.findBy(Task, { subjectId: made!.id })).toMatchObject([
      { name: 'export.make', actorId: person.id },
    ]);
  });

  it('is taken once a day, unless the last one failed', async () => {
    const person = await aPerson(laurel);
    const first = await request(person);
    await laurel.get(MakeExport).run({ exportId: first.id });
    await expect(request(person)).rejects.toMatchObject({ code: 'export.recent' });
    laurel.clock.advance({ days: 1 });
    const second = await request(person);
    await laurel.get(MakeExport).giveUp({ exportId: second.id });
    await expect(request(person)).resolves.toMatchObject({ state: 'requested' });
  });
});
