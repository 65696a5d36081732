import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeepRecord, VerifyRecord } from '#record';
import { migrate } from '#platform';
import { type Api, startApi } from '../start-api.js';
import { databaseOf, type KeptFolder, readKeptFolder, unpackStore } from './kept-folder.js';

/**
 * The folder is that of the release before programs lived side by side, with its demo program: people at every stage,
 * one of whom earned a badge.
 */
describe('the data folder of an earlier release', () => {
  let folder: KeptFolder;
  let laurel: Api;
  beforeAll(async () => {
    folder = readKeptFolder('before-programs');
    const database = await databaseOf(folder);
    await migrate({ databaseUrl: database.url });
    laurel = await startApi({
      at: '2026-11-28T03:00:00Z',
      database,
      providers: [KeepRecord],
      configuration: {
        publicUrl: 'http://localhost:3900',
        secret: 'the-secret-of-a-folder-that-was-kept-for-a-test',
      },
    });
    unpackStore(folder, fileURLToPath(laurel.configuration.storeUrl));
  });
  afterAll(() => laurel.stop());

  const rowsOf = (table: string) => folder.tables[`public."${table}"`] ?? [];

  it('keeps each row', async () => {
    const lost: string[] = [];
    for (const [table, rows] of Object.entries(folder.tables)) {
      const [{ count }] = (await laurel.dataSource.query(`SELECT count(*)::int FROM ${table}`)) as [{ count: number }];
      if (count < rows.length) lost.push(`${table}: ${count} of ${rows.length}`);
    }
    expect(lost).toEqual([]);
  });

  it('has everyone and everything in its one program', async () => {
    for (const table of ['person', 'pilot', 'micro_credential', 'framework', 'stack'])
      expect(
        await laurel.dataSource.query(
          `SELECT program.code, count(*)::int FROM ${table} JOIN program ON program.id = program_id GROUP BY program.code`,
        ),
      ).toEqual([{ code: 'MLDS', count: rowsOf(table).length }]);
  });

  it('answers at the addresses of its badges as before', async () => {
    for (const [path, answer] of Object.entries(folder.answers)) {
      const { body } = await laurel.anonymous().get(path).accept('application/json').expect(200);
      expect({ path, body }).toEqual({ path, body: answer });
    }
  });

  it('lets a candidate write on in the draft', async () => {
    const [person] = rowsOf('person').filter(({ email }) => email === 'candidate-one@example.org');
    const [enrollment] = rowsOf('enrollment').filter(({ person_id }) => person_id === person!.id);
    const [draft] = rowsOf('submission').filter(({ enrollment_id }) => enrollment_id === enrollment!.id);
    const candidate = await laurel.as({ id: String(person!.id) });
    const [text] = rowsOf('artifact').filter(({ submission_id }) => submission_id === draft!.id);
    const path = `/v1/submissions/${String(draft!.id)}/artifacts/${String(text!.kind)}/text`;
    const read = await candidate.get(path).expect(200);
    expect(read.body).toMatchObject({ text: text!.text, words: text!.words });
    await candidate
      .put(path)
      .set('If-Match', read.headers.etag!)
      .send({ text: `${String(text!.text)} And on.` })
      .expect(200);
  });

  it('gives a candidate the bytes of what they sealed', async () => {
    const [submission] = rowsOf('submission').filter(({ state }) => state === 'sealed');
    const [file] = rowsOf('artifact_file').filter(({ submission_id }) => submission_id === submission!.id);
    const [enrollment] = rowsOf('enrollment').filter(({ id }) => id === submission!.enrollment_id);
    const candidate = await laurel.as({ id: String(enrollment!.person_id) });
    const link = `/v1/submissions/${String(submission!.id)}/files/${String(file!.id)}/link`;
    const { body } = await candidate.get(link).expect(200);
    const bytes = await candidate
      .get((body as { href: string }).href)
      .buffer(true)
      .responseType('blob')
      .expect(200);
    expect(
      createHash('sha256')
        .update(bytes.body as Buffer)
        .digest('hex'),
    ).toBe(file!.sha256);
  });

  it('has a record in which nothing was changed', async () => {
    while ((await laurel.get(KeepRecord).sweep()) > 0);
    const steps = [];
    for await (const step of laurel.get(VerifyRecord).run()) steps.push(step);
    expect(steps.filter((step) => 'kind' in step)).toEqual([]);
    expect(steps).toContainEqual({ verified: expect.any(Number), of: expect.any(Number) });
  });
});
