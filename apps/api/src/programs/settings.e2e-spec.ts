import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roles } from '#identity/vocabulary';
import { aPerson, inProgram } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

let api: Api;
let administrator: Awaited<ReturnType<Api['as']>>;
beforeAll(async () => {
  api = await startApi();
  administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
});
afterAll(() => api.stop());

const change = (etag: string, changes: object) =>
  administrator.patch('/v1/program').set('If-Match', etag).send(changes);

describe('the settings of a program over HTTP', () => {
  it('are changed by an administrator, over the ETag that was read', async () => {
    const { body, headers } = await administrator.get('/v1/program').expect(200);
    expect(body).toMatchObject({ code: 'MLDS', newPilots: { windowDays: 120, seats: 10 }, accent: null });
    const deadlineReminders = { days: [1, 10, 10], localTime: '08:30' };
    const changed = await change(headers.etag!, { deadlineReminders, accent: '#1F3A93' }).expect(200);
    expect(changed.body).toMatchObject({ deadlineReminders: { days: [10, 1] }, accent: '#1f3a93', name: body.name });
    expect((await change(headers.etag!, { name: 'Late' }).expect(412)).body).toMatchObject({ code: 'program.stale' });
    await administrator.patch('/v1/program').send({ name: 'Blind' }).expect(428);
  });

  it('name the field that is refused', async () => {
    const { headers } = await administrator.get('/v1/program').expect(200);
    const refused = async (changes: object) => (await change(headers.etag!, changes).expect(422)).body.errors;
    expect(await refused({ accent: '#ffee00' })).toMatchObject([{ pointer: '/accent' }]);
    expect(await refused({ accent: 'green' })).toMatchObject([{ pointer: '/accent' }]);
    expect(await refused({ mail: { senderName: 'A\nBcc: b', replyTo: 'nobody', signature: '' } })).toMatchObject([
      { pointer: '/mail/senderName' },
      { pointer: '/mail/replyTo' },
    ]);
    const newPilots = { ...(await administrator.get('/v1/program')).body.newPilots, zone: 'Missouri' };
    expect(await refused({ newPilots })).toMatchObject([{ pointer: '/newPilots/zone' }]);
  });

  it('are for administrators, each of their own program', async () => {
    for (const role of roles.filter((each) => each !== 'administrator')) {
      const other = await api.as(await aPerson(api, { roles: [role] }));
      await other.get('/v1/program').expect(403);
      await other.patch('/v1/program').set('If-Match', '"1"').send({ name: 'Ours' }).expect(403);
    }
    const elsewhere = await api.as(await aPerson(await inProgram(api, 'OTHER'), { roles: ['administrator'] }));
    expect((await elsewhere.get('/v1/program').expect(200)).body).toMatchObject({ code: 'OTHER', accent: null });
  });
});
