import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { FixedClock, FixedDatabaseClock } from '#testing';
import { ClockWatch } from './clock-watch.js';

const noon = '2026-03-02T12:00:00Z';
const watchAt = (at: string) => {
  const clock = new FixedClock(at);
  return { clock, watch: new ClockWatch(clock, new FixedDatabaseClock(new FixedClock(noon))) };
};

describe('the clock of a process', () => {
  const told = () => {
    const wrong = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => {});
    const right = jest.spyOn(Logger.prototype, 'log').mockImplementation(() => {});
    spies.push(wrong, right);
    return { wrong, right };
  };
  const spies: { mockRestore(): void }[] = [];
  afterEach(() => {
    for (const spy of spies.splice(0)) spy.mockRestore();
  });

  it.each([
    ['2026-03-02T12:00:05Z', false, 5],
    ['2026-03-02T11:59:55Z', false, -5],
    ['2026-03-02T12:00:05.100Z', true, 5.1],
    ['2026-03-02T09:00:00Z', true, -10_800],
  ])('at %s is off: %s', async (at, isOff, offsetSeconds) => {
    told();
    const { watch } = watchAt(at);
    await watch.look();
    expect(watch).toMatchObject({ isOff, offsetSeconds });
  });

  it('is reported once when it becomes wrong, and once when it is right again', async () => {
    const { wrong, right } = told();
    const { clock, watch } = watchAt(noon);
    clock.advance({ hours: 3 });
    await watch.look();
    await watch.look();
    clock.set(noon);
    await watch.look();
    await watch.look();
    expect(wrong.mock.calls).toEqual([[expect.stringContaining("10800.0 s ahead of the database's")]]);
    expect(right).toHaveBeenCalledTimes(1);
  });

  it('stays as it was seen last while the database is away', async () => {
    const away = new ClockWatch(new FixedClock(noon), { now: () => Promise.reject(new Error('ECONNREFUSED')) });
    await away.look();
    expect(away.isOff).toBe(false);
  });
});
