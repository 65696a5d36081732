import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { anEnrollment, aPerson, aPilot, type Laurel, startLaurel } from '#testing';
import { Message } from '../message.entity.js';
import { GroupMessagePreviews } from './preview.queries.js';
import { SendGroupMessage } from './send-group-message.js';

describe('a message to a group', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const words = { subject: '{pilot}: {days left}', text: '<b>{name}</b>, submit by {deadline}.' };
  const situation = async () => {
    const actor = await aPerson(laurel, { roles: ['administrator'] });
    const pilot = await aPilot(laurel).open();
    const ada = await aPerson(laurel, { name: 'Ada' });
    await anEnrollment(laurel, { pilot, person: ada }).active();
    const ben = await aPerson(laurel, { name: 'Ben' });
    await anEnrollment(laurel, { pilot, person: ben }).registered();
    const group = { pilotId: pilot.id };
    const preview = () => laurel.get(GroupMessagePreviews).of(actor.programId, group, words);
    const send = (id: string, seen: string) => laurel.get(SendGroupMessage).run({ actor, id, group, seen, ...words });
    const written = () => laurel.dataSource.manager.findBy(Message, { personId: ada.id, kind: 'group-message' });
    return { pilot, ada, ben, preview, send, written };
  };

  it('goes once to each, as the preview showed it, however often it is sent', async () => {
    const { ada, ben, preview, send, written } = await situation();
    const { seen, people, leftOut, letters } = await preview();
    expect([people, leftOut]).toEqual([1, [{ personId: ben.id, name: 'Ben', reason: 'no-deadline' }]]);
    expect(letters[0]!.text).toMatch(/^Dear Ada,\n\n<b>Ada<\/b>, submit by the end of /);
    const id = randomUUID();
    const sent = await Promise.all([send(id, seen), send(id, seen), send(id, seen)]);
    expect(sent).toMatchObject(Array.from({ length: 3 }, () => ({ id, people: 1, leftOut: 1 })));
    expect(await written()).toMatchObject([{ personId: ada.id, ...pick(letters[0]!) }]);
    expect(await laurel.dataSource.manager.findBy(EventRecord, { subjectId: id })).toMatchObject([
      { type: 'group-message.sent', payload: { personIds: [ada.id], leftOut: 1 } },
    ]);
  });

  it('is not sent when the group is another than in the preview', async () => {
    const { pilot, preview, send, written } = await situation();
    const { seen } = await preview();
    await anEnrollment(laurel, { pilot }).active();
    await expect(send(randomUUID(), seen)).rejects.toMatchObject({ code: 'group-message.changed' });
    expect(await written()).toEqual([]);
  });
});

const pick = ({ subject, text }: { subject: string; text: string }) => ({ subject, text });
