import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PrepareFile } from '#submissions';
import {
  aPerson,
  aPilot,
  aReview,
  aSubmission,
  aSubmissionInReview,
  lockedBy,
  type OpenPilot,
  type TheirSubmission,
} from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

type Client = Awaited<ReturnType<Api['as']>>;

describe('reading a submission as an administrator', () => {
  let api: Api;
  let pilot: OpenPilot;
  let administrator: Client;
  beforeAll(async () => {
    api = await startApi();
    pilot = await aPilot(api).withSeats(1_000).open();
    administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
  });
  afterAll(() => api.stop());

  const pathOf = ({ id }: Pick<TheirSubmission, 'id'>) => `/v1/submissions/${id}/reading`;
  const filesIn = (body: { artifacts: { files: { id: string }[] }[] }) => body.artifacts.flatMap(({ files }) => files);

  it('shows texts, originals and what reviewers see, before and after the decision', async () => {
    const { submission } = await aSubmissionInReview(api, { pilot }).decided();
    await api.dataSource.query(`UPDATE preparation SET metadata = $1, fault = 'TypeError: x'`, [
      JSON.stringify([{ place: 'Author', value: 'Pat Principal' }]),
    ]);
    const { body } = await administrator.get(pathOf(submission)).expect(200);
    expect(body).toMatchObject({
      id: submission.id,
      candidate: { id: submission.candidateId },
      kept: [],
      attestation: { said: expect.any(Array) },
    });
    const [file] = filesIn(body);
    expect(file).toMatchObject({
      name: 'Agenda of the data meeting.pdf',
      copy: { name: 'document-profile-1.pdf' },
      metadata: [{ place: 'Author', value: 'Pat Principal' }],
      fault: 'TypeError: x',
      preparing: false,
    });
    for (const [guise, name] of [
      ['own', 'Agenda of the data meeting.pdf'],
      ['blind', 'document-profile-1.pdf'],
    ]) {
      const { body: link } = await administrator
        .get(`${pathOf(submission)}/files/${file!.id}/link?guise=${guise}`)
        .expect(200);
      const sent = await api.anonymous().get(link.href).expect(200);
      expect(sent.headers['content-disposition']).toContain(name);
    }
  });

  it('is for administrators: not for reviewers, candidates, coaches or strangers', async () => {
    const { submission, first } = await aSubmissionInReview(api, { pilot }).accepted();
    const { body } = await administrator.get(pathOf(submission)).expect(200);
    const fileWay = `${pathOf(submission)}/files/${filesIn(body)[0]!.id}`;
    const people = [
      { id: submission.candidateId },
      { id: (await aSubmission(api, { pilot }).sealed()).candidateId },
      { id: first.reviewerId },
      await aPerson(api, { roles: ['coach'] }),
    ];
    for (const person of people) {
      const client = await api.as(person);
      await client.get(pathOf(submission)).expect(403);
      await client.get(`${fileWay}/link`).expect(403);
      await client.post(`${fileWay}/prepare-again`).expect(403);
    }
    await api.anonymous().get(pathOf(submission)).expect(401);
  });

  it('has no draft, and no file of another submission', async () => {
    const draft = await aSubmission(api, { pilot }).complete();
    expect((await administrator.get(pathOf(draft)).expect(404)).body.code).toBe('submission.not-found');
    const [sealed, other] = [await aSubmission(api, { pilot }).sealed(), await aSubmission(api, { pilot }).sealed()];
    const [file] = filesIn((await administrator.get(pathOf(other)).expect(200)).body);
    await administrator.get(`${pathOf(sealed)}/files/${file!.id}/link`).expect(404);
    await administrator.post(`${pathOf(sealed)}/files/${file!.id}/prepare-again`).expect(404);
  });

  it('shows nothing to an administrator who reviews it, until both reviews are locked', async () => {
    const both = await aPerson(api, { roles: ['administrator', 'reviewer'] });
    const { submission, first, second } = await aSubmissionInReview(api, { pilot, reviewers: [both] }).accepted();
    expect(first.reviewerId).toBe(both.id);
    const client = await api.as(both);
    const [file] = filesIn((await administrator.get(pathOf(submission)).expect(200)).body);
    const ways = [
      () => client.get(pathOf(submission)),
      () => client.get(`${pathOf(submission)}/files/${file!.id}/link?guise=own`),
      () => client.get(`${pathOf(submission)}/files/${file!.id}/link?guise=blind`),
      () => client.post(`${pathOf(submission)}/files/${file!.id}/prepare-again`),
    ];
    const refused = async () => {
      for (const way of ways) expect((await way().expect(403)).body.code).toBe('submission.blind');
    };
    await refused();
    await lockedBy(api, first);
    await refused();
    await lockedBy(api, second);
    await client.get(pathOf(submission)).expect(200);
    await client.get(`${pathOf(submission)}/files/${file!.id}/link?guise=own`).expect(200);
    // What they do not review, they read.
    await client.get(pathOf((await aReview(api, { pilot }).offered()).submission)).expect(200);
  });

  it('lets a file be prepared again, once at a time', async () => {
    const { submission } = await aSubmissionInReview(api, { pilot }).accepted();
    const read = async () => filesIn((await administrator.get(pathOf(submission)).expect(200)).body)[0]!;
    const { id: fileId } = await read();
    const again = `${pathOf(submission)}/files/${fileId}/prepare-again`;
    await administrator.post(again).expect(204);
    expect(await read()).toMatchObject({ preparing: true, copy: { mediaType: 'application/pdf' } });
    expect((await administrator.post(again).expect(409)).body.code).toBe('file.being-prepared');
    await api.get(PrepareFile).run({ fileId });
    expect(await read()).toMatchObject({ preparing: false, preparation: 'ready' });
  });
});
