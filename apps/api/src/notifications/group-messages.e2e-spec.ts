import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anEnrollment, aPerson } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

describe('messages to groups over HTTP', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  it('are for administrators alone', async () => {
    for (const role of ['candidate', 'reviewer', 'coach'] as const) {
      const agent = await api.as(await aPerson(api, { roles: [role], secondFactor: true }));
      await agent.post('/v1/group-messages/preview').send({}).expect(403);
      await agent.post('/v1/group-messages').send({}).expect(403);
      await agent.get('/v1/message-templates').expect(403);
      await agent.post('/v1/message-templates').send({}).expect(403);
      await agent.delete(`/v1/message-templates/${randomUUID()}`).expect(403);
    }
  });

  it('are previewed, with each wrong placeholder at its field, and sent', async () => {
    const { pilotId } = await anEnrollment(api).active();
    const administrator = await api.as(await aPerson(api, { roles: ['administrator'], secondFactor: true }));
    const message = { group: { pilotId, state: 'active' }, subject: 'Hello', text: 'Until {deadline}' };
    const wrong = { ...message, subject: '{no}', text: 'never}' };
    const refused = await administrator.post('/v1/group-messages/preview').send(wrong).expect(422);
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/subject', '/text']);
    const { body } = await administrator.post('/v1/group-messages/preview').send(message).expect(200);
    expect(body).toMatchObject({ people: 1, leftOut: [] });
    const sent = { ...message, id: randomUUID(), seen: body.seen };
    await administrator.post('/v1/group-messages').send(sent).expect(201);
  });
});
