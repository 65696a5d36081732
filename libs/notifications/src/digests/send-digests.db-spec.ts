import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Task, Transactor } from '#database';
import { Person } from '#identity';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { told } from '../../test/told.js';
import { Message } from '../message.entity.js';
import type { ChosenKind, MailChoice } from '../vocabulary.js';
import { ChooseMail } from './choose-mail.js';
import { SendDigests } from './send-digests.js';

describe('the daily digest', () => {
  let laurel: Laurel;
  let ana: Person;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  beforeEach(async () => {
    await laurel.dataSource.query('DELETE FROM message');
    laurel.clock.set('2026-03-02T20:00:00Z'); // 14:00 in Chicago
    ana = await aPerson(laurel, { name: 'Ana Ruiz', zone: 'America/Chicago' });
    for (const kind of ['meeting', 'badge'] as const) await choose(kind, 'daily');
  });
  afterAll(() => laurel.stop());

  const choose = (kind: ChosenKind, choice: MailChoice): Promise<void> =>
    laurel.get(ChooseMail).run({ actor: ana, kind, choice });
  const sweepAt = async (at: string): Promise<number> => {
    laurel.clock.set(at);
    return laurel.get(SendDigests).run();
  };
  const digests = (): Promise<Message[]> =>
    laurel.dataSource.manager.find(Message, { where: { personId: ana.id, kind: 'digest' }, order: { id: 'ASC' } });
  const stateOf = async ({ id }: Message): Promise<string> =>
    (await laurel.dataSource.manager.findOneByOrFail(Message, { id })).state;
  const moveTo = (zone: string) => laurel.dataSource.manager.update(Person, { id: ana.id }, { zone });

  it('goes in the morning, one mail with all that waited, in order, with the way to the choices', async () => {
    const one = await told(laurel, ana, 'meeting-moved', 'Changed: Kickoff', '/work/pilots/p');
    const two = await told(laurel, ana, 'badge-issued', 'Your badge: INS-1');
    expect(await laurel.dataSource.manager.countBy(Task, { subjectId: one.id })).toBe(0);
    expect(await sweepAt('2026-03-03T12:59:59Z')).toBe(0);
    expect(await sweepAt('2026-03-03T13:00:00Z')).toBe(1);

    const [digest, ...others] = await digests();
    expect(others).toEqual([]);
    expect(digest).toMatchObject({ subject: '2 notifications from Laurel', state: 'queued' });
    expect(digest!.text).toBe(
      [
        'Dear Ana Ruiz,',
        'This is your daily digest. It holds what is new since the last one.',
        '1. Changed: Kickoff',
        'This is about Changed: Kickoff.',
        'http://localhost:3000/work/pilots/p',
        '2. Your badge: INS-1',
        'This is about Your badge: INS-1.',
        'http://localhost:3000/work',
        'All notifications:\nhttp://localhost:3000/notifications',
        'Choose which emails you get, or turn this digest off:\nhttp://localhost:3000/profile/emails',
        'Laurel\nhttp://localhost:3000',
      ].join('\n\n'),
    );
    expect(await laurel.dataSource.manager.countBy(Task, { name: 'message.send', subjectId: digest!.id })).toBe(1);
    for (const { id } of [one, two])
      expect(await laurel.dataSource.manager.findOneByOrFail(Message, { id })).toMatchObject({
        state: 'collected',
        digestId: digest!.id,
      });
  });

  it('is one, however many workers sweep at once, and nothing goes twice', async () => {
    await told(laurel, ana, 'meeting-moved', 'Changed: Kickoff');
    laurel.clock.set('2026-03-03T13:00:00Z');
    const done = await Promise.all(Array.from({ length: 6 }, () => laurel.get(SendDigests).run()));
    expect(done.reduce((sum, count) => sum + count)).toBe(1);
    expect(await digests()).toHaveLength(1);
    expect(await sweepAt('2026-03-04T13:00:00Z')).toBe(0);
    expect(await digests()).toHaveLength(1);
  });

  it('loses nothing when the worker is killed before it commits', async () => {
    const one = await told(laurel, ana, 'meeting-moved', 'Changed: Kickoff');
    laurel.clock.set('2026-03-03T13:00:00Z');
    const killed = () => Promise.reject(new Error('killed'));
    await expect(laurel.get(Transactor).confirmed(killed, () => laurel.get(SendDigests).run())).rejects.toThrow(
      'killed',
    );
    expect([await stateOf(one), await digests()]).toEqual(['waiting', []]);
    expect(await laurel.get(SendDigests).run()).toBe(1);
    expect([await stateOf(one), (await digests()).length]).toEqual(['collected', 1]);
  });

  it('goes late after an outage, and what comes after it waits for the next morning', async () => {
    await told(laurel, ana, 'meeting-moved', 'Changed: Kickoff');
    expect(await sweepAt('2026-03-03T21:00:00Z')).toBe(1);
    const later = await told(laurel, ana, 'meeting-moved', 'Changed: Workshop');
    expect(await sweepAt('2026-03-04T12:59:00Z')).toBe(0);
    expect(await sweepAt('2026-03-04T13:00:00Z')).toBe(1);
    expect((await digests()).map(({ subject }) => subject)).toEqual(['Changed: Kickoff', 'Changed: Workshop']);
    expect(await stateOf(later)).toBe('collected');
  });

  it.each([
    ['go forward', '2026-03-08T01:00:00Z', '2026-03-08T12:00:00Z'],
    ['go back', '2026-11-01T01:00:00Z', '2026-11-01T13:00:00Z'],
  ])('goes at the same local hour on the day that the clocks %s', async (_change, written, morning) => {
    laurel.clock.set(written);
    await told(laurel, ana, 'meeting-moved', 'Changed: Kickoff');
    expect(await sweepAt(new Date(new Date(morning).getTime() - 1000).toISOString())).toBe(0);
    expect(await sweepAt(morning)).toBe(1);
  });

  it('follows the person to another zone while something waits', async () => {
    await told(laurel, ana, 'meeting-moved', 'Changed: Kickoff');
    await moveTo('Pacific/Honolulu');
    expect(await sweepAt('2026-03-03T13:00:00Z')).toBe(0);
    expect(await sweepAt('2026-03-03T17:00:00Z')).toBe(1);
    await told(laurel, ana, 'meeting-moved', 'Changed: Workshop');
    await moveTo('Asia/Tokyo'); // where the last digest went on March 4
    expect(await sweepAt('2026-03-03T22:00:00Z')).toBe(0);
    expect(await sweepAt('2026-03-04T22:00:00Z')).toBe(1);
    expect((await digests()).map(({ subject }) => subject)).toEqual(['Changed: Kickoff', 'Changed: Workshop']);
  });

  it('leaves out what the person no longer wants by mail; at once means from the next one on', async () => {
    const meeting = await told(laurel, ana, 'meeting-moved', 'Changed: Kickoff');
    const badge = await told(laurel, ana, 'badge-issued', 'Your badge: INS-1');
    await choose('meeting', 'none');
    await choose('badge', 'at-once');
    const next = await told(laurel, ana, 'badge-lifted', 'Your badge is valid again');
    expect(await sweepAt('2026-03-03T13:00:00Z')).toBe(1);
    expect(await Promise.all([meeting, badge, next].map(stateOf))).toEqual(['listed', 'collected', 'queued']);
    expect((await digests()).map(({ subject }) => subject)).toEqual(['Your badge: INS-1']);
  });

  it('is not sent when nothing is left in it', async () => {
    const meeting = await told(laurel, ana, 'meeting-moved', 'Changed: Kickoff');
    await choose('meeting', 'none');
    await sweepAt('2026-03-03T13:00:00Z');
    expect([await stateOf(meeting), await digests()]).toEqual(['listed', []]);
  });
});
