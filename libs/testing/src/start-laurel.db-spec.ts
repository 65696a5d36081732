import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { about, declareEvents, Outbox, Transactor } from '#database';
import { Clock } from '#kernel';
import { type Laurel, startLaurel } from './index.js';

const testEvents = declareEvents({ 'test.ran': about('test', {}) });

describe('Laurel under test', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel({ at: '2026-11-08T06:00:00Z' });
  });
  afterAll(() => laurel.stop());

  it('has its own migrated database', async () => {
    await laurel.get(Transactor).run((tx) => laurel.get(Outbox).append(tx, testEvents['test.ran']({ subjectId: '1' })));
    const rows = await laurel.dataSource.query<{ occurred_at: Date }[]>('SELECT occurred_at FROM event');
    expect(rows).toEqual([{ occurred_at: new Date('2026-11-08T06:00:00Z') }]);
  });

  it('has a clock that moves only when a test moves it', () => {
    laurel.clock.advance({ days: 1, minutes: 2 });
    expect(laurel.get(Clock).now()).toEqual(new Date('2026-11-09T06:02:00Z'));
  });
});
