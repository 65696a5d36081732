import { describe, expect, it } from '@jest/globals';
import type { Registry } from '../registry.js';
import type { SweepRecord } from './sweep-record.js';
import { Sweeps } from './sweeps.js';

/** A sweep that has this many rows to take. */
const dust = (rows: number) => ({ left: rows, turns: 0 });

function sweepsOver(floor: ReturnType<typeof dust>): Sweeps {
  const instance = {
    sweep: (): Promise<number> => {
      floor.turns += 1;
      return Promise.resolve(floor.left > 0 ? floor.left-- && 1 : 0);
    },
  };
  const nothing = { keepOnly: () => Promise.resolve(), succeeded: () => Promise.resolve() } as unknown as SweepRecord;
  return new Sweeps({ sweeps: [{ name: 'dust-floor', everySeconds: 3600, instance }] } as unknown as Registry, nothing);
}

describe('sweeps', () => {
  it('run now, until nothing is left', async () => {
    const floor = dust(3);
    await sweepsOver(floor).run('dust-floor');
    expect(floor).toEqual({ left: 0, turns: 4 });
  });

  it('run by themselves once they are started, until they are stopped', async () => {
    const floor = dust(3);
    const sweeps = sweepsOver(floor);
    await sweeps.start();
    while (floor.turns < 4) await new Promise(setImmediate);
    await sweeps.stop();
    expect(floor).toEqual({ left: 0, turns: 4 });
  });

  it('are run by their names only', async () => {
    await expect(sweepsOver(dust(0)).run('dust-ceiling')).rejects.toThrow('There is no sweep called dust-ceiling.');
  });
});
