import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type Laurel, startLaurel } from '#testing';
import { declareTask, type TaskOf } from './task-type.js';
import { Task } from './task.entity.js';
import { Tasks } from './tasks.js';
import { Transactor, type Tx } from './transactor.js';

const castBell = declareTask('bell.cast', 'bell', { tons: z.int(), of: z.string().optional() });
const meltBell = declareTask('bell.melt', 'bell', {});

describe('a task', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('is written in its transaction, in order, due at once', async () => {
    await laurel.get(Transactor).run(async (tx) => {
      const cast = castBell({ subjectId: 'big-ben', actorId: 'a-founder', payload: { tons: 13 } });
      await laurel.get(Tasks).add(tx, cast, meltBell({ subjectId: 'old-tom' }));
    });
    const now = laurel.clock.now();
    const waiting = { subjectKind: 'bell', createdAt: now, dueAt: now, attempts: 0, queue: null, failedAt: null };
    expect(await laurel.dataSource.manager.find(Task, { order: { id: 'ASC' } })).toMatchObject([
      { ...waiting, name: 'bell.cast', subjectId: 'big-ben', actorId: 'a-founder', payload: { tons: 13 } },
      { ...waiting, name: 'bell.melt', subjectId: 'old-tom', actorId: null, payload: {} },
    ]);
  });

  it('refuses a payload of another shape', () => {
    const payload = { tons: 'many' } as unknown as { tons: number };
    expect(() => castBell({ subjectId: 'big-ben', payload })).toThrow(z.ZodError);
  });

  it('reaches its handler with its type, without keys of another version', () => {
    const stored = { id: '1', subjectId: 'big-ben', actorId: null, payload: { tons: 13, loud: true } };
    const task: TaskOf<typeof castBell> = castBell.read(stored);
    expect(task.payload).toEqual({ tons: 13 });
    expect(() => castBell.read({ ...stored, payload: {} })).toThrow(z.ZodError);
  });
});

/** Never runs. The compiler checks it, and fails when one of these lines is no longer an error. */
export function doesNotCompile(tx: Tx, tasks: Tasks): unknown[] {
  return [
    // @ts-expect-error this task has another payload
    castBell({ subjectId: 'big-ben', payload: { hours: 3 } }),
    // @ts-expect-error this task needs its payload
    castBell({ subjectId: 'big-ben' }),
    // @ts-expect-error only a declared task can be added
    tasks.add(tx, { name: 'bell.cast', subjectKind: 'bell', subjectId: 'big-ben', actorId: null, payload: {} }),
  ];
}
