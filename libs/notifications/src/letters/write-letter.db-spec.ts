import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord, Task } from '#database';
import { identityEvents, InvitePerson } from '#identity';
import { pilotsEvents } from '#pilots';
import { anEnrollment, type Laurel, startLaurel, theProgram } from '#testing';
import { Message } from '../message.entity.js';
import { letterTable } from './letter.table.js';
import { WriteLetter } from './write-letter.js';

describe('writing a letter', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const recorded = (type: string, subjectId: string): Promise<EventRecord> =>
    laurel.dataSource.manager.findOneByOrFail(EventRecord, { type, subjectId });

  it('writes one message about an event, no matter how often it gets the event, with one task to send it', async () => {
    const { id, personId } = await anEnrollment(laurel).registered();
    const event = pilotsEvents['enrollment.registered'].read(await recorded('enrollment.registered', id));
    await Promise.all(Array.from({ length: 5 }, () => laurel.get(WriteLetter).run(event)));
    const messages = await laurel.dataSource.manager.findBy(Message, { personId });
    expect(messages).toMatchObject([{ kind: 'registered', state: 'queued', dedupeKey: `event:${event.id}` }]);
    expect(await laurel.dataSource.manager.findBy(Task, { subjectId: messages[0]!.id })).toMatchObject([
      { name: 'message.send' },
    ]);
  });

  it('writes nothing about a link that is no longer valid', async () => {
    const { person } = await laurel.get(InvitePerson).run({
      programId: await theProgram(laurel),
      actor: null,
      email: 'new@example.org',
      name: 'New',
      roles: ['candidate'],
      zone: 'America/Chicago',
    });
    const event = identityEvents['person.invited'].read(await recorded('person.invited', person.id));
    laurel.clock.advance({ days: 15 });
    await laurel.get(WriteLetter).run(event);
    expect(await laurel.dataSource.manager.countBy(Message, { personId: person.id })).toBe(0);
  });

  it('has one entry for each event', () => {
    const types = letterTable.map(({ event }) => event.type);
    expect(new Set(types).size).toBe(types.length);
  });
});
