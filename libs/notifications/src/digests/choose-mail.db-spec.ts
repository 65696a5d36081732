import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Task } from '#database';
import { aPerson, asActor, type Laurel, startLaurel } from '#testing';
import { told } from '../../test/told.js';
import {
  chosenKinds,
  type LetterKind,
  letterKinds,
  mailChoices,
  notificationKindOf,
  notificationKinds,
} from '../vocabulary.js';
import { ChooseMail } from './choose-mail.js';
import { MailChoiceQueries } from './mail-choice.queries.js';

describe('choosing the mail', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('decides for each kind whether it is mailed at once, waits for the digest, or is only listed', async () => {
    const person = await aPerson(laurel);
    const states: Record<string, string> = {};
    for (const choice of mailChoices) {
      await laurel.get(ChooseMail).run({ actor: person, kind: 'seat', choice });
      const { id, state } = await told(laurel, person, 'registered', `A seat, ${choice}`);
      states[choice] = state;
      expect(await laurel.dataSource.manager.countBy(Task, { subjectId: id })).toBe(choice === 'at-once' ? 1 : 0);
    }
    expect(states).toEqual({ 'at-once': 'queued', daily: 'waiting', none: 'listed' });
  });

  it('does not apply to the account, deadlines and results: their mail always goes at once', async () => {
    const person = await aPerson(laurel);
    for (const kind of chosenKinds) await laurel.get(ChooseMail).run({ actor: person, kind, choice: 'none' });
    for (const kind of ['account', 'deadline', 'result'] as const)
      await expect(laurel.get(ChooseMail).run({ actor: person, kind, choice: 'none' })).rejects.toMatchObject({
        code: 'mail-choice.always-at-once',
      });
    const always: LetterKind[] = letterKinds.filter(
      (kind) => !(chosenKinds as readonly unknown[]).includes(notificationKindOf[kind]),
    );
    expect(always).toEqual(
      expect.arrayContaining(['password-changed', 'reminder', 'close-moved', 'result-ready', 'submission-returned']),
    );
    for (const kind of always) expect((await told(laurel, person, kind, 'It')).state).toBe('queued');
  });

  it('is offered for the kinds that the person can get, and is at once until they choose', async () => {
    const person = await aPerson(laurel, { roles: ['reviewer'] });
    expect(await laurel.get(MailChoiceQueries).of(asActor(person))).toEqual([
      { kind: 'account', choice: 'at-once', fixed: true },
      { kind: 'deadline', choice: 'at-once', fixed: true },
      { kind: 'review', choice: 'at-once', fixed: false },
    ]);
    const all = await aPerson(laurel, { roles: ['candidate', 'reviewer', 'administrator'] });
    expect((await laurel.get(MailChoiceQueries).of(asActor(all))).map(({ kind }) => kind)).toEqual(notificationKinds);
  });
});
