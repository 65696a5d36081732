import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Laurel, startLaurel } from '#testing';
import { Checks, type Finding, type SystemCheck } from './system-check.decorator.js';
import { SystemConditions } from './system-conditions.js';

const fine: Finding = { state: 'ok', words: 'The bells ring.' };
const tower: { bell: () => Promise<Finding>; rope: () => Promise<Finding> } = {
  bell: () => Promise.resolve(fine),
  rope: () => Promise.resolve(fine),
};

@Checks({ kind: 'bell', name: 'Bell', withinMs: 50 })
class BellCheck implements SystemCheck {
  check = () => tower.bell();
}

@Checks({ kind: 'rope', name: 'Rope' })
class RopeCheck implements SystemCheck {
  check = () => tower.rope();
}

describe('how the parts of Laurel are', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel({ providers: [BellCheck, RopeCheck] });
  });
  afterAll(() => laurel.stop());

  const look = async () => {
    const conditions = await laurel.get(SystemConditions).look();
    const of = (kind: string) => conditions.find((condition) => condition.kind === kind)!;
    return { conditions, bell: of('bell'), rope: of('rope') };
  };

  it('is what their checks find, the worst first, and each in its words', async () => {
    tower.rope = () =>
      Promise.resolve({ state: 'degraded', words: 'The rope is worn.', remedy: 'Buy a rope.', link: '/admin/ropes' });
    const { conditions, bell, rope } = await look();
    expect(bell).toMatchObject({ name: 'Bell', state: 'ok', words: 'The bells ring.', remedy: null, link: null });
    expect(rope).toMatchObject({ state: 'degraded', remedy: 'Buy a rope.', link: '/admin/ropes' });
    expect(conditions.indexOf(rope)).toBeLessThan(conditions.indexOf(bell));
    tower.rope = () => Promise.resolve(fine);
  });

  it('since when stays as long as the state does, for every process', async () => {
    const { bell: before } = await look();
    tower.bell = () => Promise.resolve({ state: 'failing', words: 'It has a crack.' });
    const { bell: broken } = await look();
    const { bell: still } = await look();
    expect(broken.since.getTime()).toBeGreaterThan(before.since.getTime());
    expect(still.since).toEqual(broken.since);
    tower.bell = () => Promise.resolve(fine);
    const { bell: mended } = await look();
    expect(mended.since.getTime()).toBeGreaterThan(broken.since.getTime());
  });

  it('since when is what the check knows, where it knows better', async () => {
    const since = new Date('2026-01-05T12:00:00Z');
    tower.bell = () => Promise.resolve({ state: 'degraded', words: 'It is hoarse.', since });
    expect((await look()).bell.since).toEqual(since);
    tower.bell = () => Promise.resolve(fine);
  });

  it('a part that does not answer, or whose check throws, is failing, and the others are seen as ever', async () => {
    tower.bell = () => new Promise(() => {});
    tower.rope = () => Promise.reject(new Error('It fell down.'));
    const { bell, rope } = await look();
    expect(bell).toMatchObject({ state: 'failing', words: 'Did not answer within 0.05 seconds.' });
    expect(rope).toMatchObject({ state: 'failing', words: 'Could not be checked: It fell down.' });
    tower.bell = () => Promise.resolve(fine);
    tower.rope = () => Promise.resolve(fine);
    expect(await look()).toMatchObject({ bell: { state: 'ok' }, rope: { state: 'ok' } });
  });
});

it('two checks of one part are refused', async () => {
  @Checks({ kind: 'bell', name: 'Another bell' })
  class OtherBellCheck implements SystemCheck {
    check = () => Promise.resolve(fine);
  }
  const laurel = await startLaurel({ providers: [BellCheck, OtherBellCheck] });
  await expect(laurel.get(SystemConditions).look()).rejects.toThrow('Two checks have the kind bell.');
  await laurel.stop();
});
