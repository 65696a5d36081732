import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, caseId, sampleDocumentId, samplePackage, seededCatalog } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

describe('the CASE API', () => {
  let api: Api;
  let author: Awaited<ReturnType<Api['as']>>;
  beforeAll(async () => {
    api = await startApi();
    await seededCatalog(api);
    author = await api.as(await aPerson(api, { roles: ['administrator'] }));
  });
  afterAll(() => api.stop());

  const send = (path: string, pkg: unknown) =>
    author
      .post(path)
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from(JSON.stringify(pkg)));
  const read = async (path: string, status = 200) =>
    (await api.anonymous().get(`/ims/case/v1p1/${path}`).expect(status)).body;

  it('gives back a package that another publisher wrote', async () => {
    const pkg = samplePackage();
    const preview = await send('/v1/case-packages/check', pkg).expect(200);
    expect(preview.body).toMatchObject({ frameworkId: null, changes: { added: 3, removed: 0, changed: 0 } });
    await read(`CFPackages/${sampleDocumentId}`, 404);
    const { body } = await send('/v1/case-packages', pkg).expect(201);
    expect(body.shown).toEqual({ levels: 0, domains: 1, functions: 1, competencies: 2 });
    expect(await read(`CFPackages/${sampleDocumentId}`)).toEqual(pkg);
    expect(await read(`CFPackages/${sampleDocumentId.toUpperCase()}`)).toEqual(pkg);
  });

  it('lists the documents of the program’s own framework and of the imported one', async () => {
    const answer = await api.anonymous().get('/ims/case/v1p1/CFDocuments').expect(200);
    expect(answer.headers['x-total-count']).toBe('2');
    expect(answer.body.CFDocuments.map(({ title }: { title: string }) => title)).toEqual([
      'Missouri Leadership Development System',
      'Library standards of a neighbor',
    ]);
    const second = await api.anonymous().get('/ims/case/v1p1/CFDocuments?limit=1&offset=1').expect(200);
    expect(second.body.CFDocuments).toHaveLength(1);
    expect(second.headers.link).toContain('rel="prev"');
  });

  it('gives items and associations by their identifiers, with the document that they are in', async () => {
    const item = await read(`CFItems/${caseId('a', 2)}`);
    expect(item).toMatchObject({ fullStatement: 'Reads aloud', CFDocumentURI: { identifier: sampleDocumentId } });
    const set = await read(`CFItemAssociations/${caseId('a', 1)}`);
    expect(set.CFAssociations.map(({ identifier }: { identifier: string }) => identifier)).toEqual(
      [1, 2, 3].map((number) => caseId('b', number)),
    );
    expect(await read(`CFAssociations/${caseId('b', 4)}`)).toMatchObject({ associationType: 'ext:inspiredBy' });
    expect(await read(`CFDocuments/${sampleDocumentId}`)).toMatchObject({
      'x-edition': 7,
      CFPackageURI: { identifier: sampleDocumentId },
    });
  });

  it('gives the item types and the rubric that the program’s own framework names, at their addresses', async () => {
    const { CFDocuments } = await read('CFDocuments');
    const own = await read(`CFPackages/${CFDocuments[0].identifier}`);
    const [type] = own.CFDefinitions.CFItemTypes;
    expect(await read(`CFItemTypes/${type.identifier}`)).toEqual({ CFItemTypes: [type] });
    const [rubric] = own.CFRubrics;
    expect(rubric.uri).toMatch(new RegExp(`/ims/case/v1p1/CFRubrics/${rubric.identifier}$`));
    expect(await read(`CFRubrics/${rubric.identifier}`)).toEqual(rubric);
  });

  it('gives every kind of definition of a package that another publisher wrote', async () => {
    const defined = (block: string, number: number, more: object = {}) => ({
      identifier: caseId(block, number),
      uri: `https://neighbor.example.org/definitions/${number}`,
      title: `Definition ${number}`,
      lastChangeDateTime: '2026-01-01T00:00:00Z',
      ...more,
    });
    const subjects = [
      defined('d', 1, { hierarchyCode: '1' }),
      defined('d', 2, { hierarchyCode: '1.1' }),
      defined('d', 3, { hierarchyCode: '10' }),
    ];
    const [concept, license, grouping, rubric] = [4, 5, 6, 7].map((number) => defined('d', number));
    const pkg = samplePackage();
    await send('/v1/case-packages', {
      ...pkg,
      CFDefinitions: {
        CFSubjects: subjects,
        CFConcepts: [concept],
        CFLicenses: [license],
        CFAssociationGroupings: [grouping],
      },
      CFRubrics: [rubric],
    }).expect(201);
    expect(await read(`CFSubjects/${caseId('d', 1).toUpperCase()}`)).toEqual({ CFSubjects: subjects.slice(0, 2) });
    expect(await read(`CFConcepts/${caseId('d', 4)}`)).toEqual({ CFConcepts: [concept] });
    expect(await read(`CFLicenses/${caseId('d', 5)}`)).toEqual(license);
    expect(await read(`CFAssociationGroupings/${caseId('d', 6)}`)).toEqual(grouping);
    expect(await read(`CFRubrics/${caseId('d', 7)}`)).toEqual(rubric);
    await read(`CFRubrics/${caseId('d', 8)}`, 404);
    await read(`CFItemTypes/${caseId('d', 1)}`, 404);
  });

  it('refuses in the words of the specification', async () => {
    expect(await read(`CFItems/${caseId('f', 9)}`, 404)).toMatchObject({
      imsx_codeMajor: 'failure',
      imsx_severity: 'error',
      imsx_codeMinor: { imsx_codeMinorField: [{ imsx_codeMinorFieldValue: 'unknownobject' }] },
    });
    expect((await read('CFItems/nothing', 404)).imsx_codeMinor.imsx_codeMinorField[0].imsx_codeMinorFieldValue).toBe(
      'invalid_uuid',
    );
    expect(
      (await read('CFDocuments?limit=0', 400)).imsx_codeMinor.imsx_codeMinorField[0].imsx_codeMinorFieldValue,
    ).toBe('invalid_selection_field');
  });

  it('gives the program’s own framework with every part, and the same identifiers each time', async () => {
    const { CFDocuments } = await read('CFDocuments');
    const own = await read(`CFPackages/${CFDocuments[0].identifier}`);
    expect(await read(`CFPackages/${CFDocuments[0].identifier}`)).toEqual(own);
    expect(own.CFItems).toHaveLength(5 + 14 + 3);
    expect(own.CFAssociations).toHaveLength(5 + 14 + 3);
    const four = own.CFItems.find(({ humanCodingScheme }: { humanCodingScheme?: string }) => humanCodingScheme === '4');
    expect(await read(`CFItems/${four.identifier}`)).toMatchObject({ ...four, CFDocumentURI: {} });
    for (const item of own.CFItems) await read(`CFItems/${item.identifier}`);
    await read(`CFAssociations/${own.CFAssociations[0].identifier}`);
  });

  it('says where a package is faulty', async () => {
    const pkg = samplePackage();
    pkg.CFItems![1]!.identifier = 'not-a-uuid';
    const { body } = await send('/v1/case-packages', pkg).expect(422);
    expect(body).toMatchObject({ code: 'case-package.content', errors: [{ pointer: '/CFItems/1/identifier' }] });
  });

  it('takes no file of 100 MB, whatever it holds', async () => {
    const { body } = await author
      .post('/v1/case-packages')
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.alloc(100 * 1024 * 1024, '['))
      .expect(413);
    expect(body).toMatchObject({ code: 'request.too-large' });
  });

  it('is imported by administrators only', async () => {
    const candidate = await api.as(await aPerson(api, { roles: ['candidate', 'reviewer', 'coach'] }));
    for (const path of ['/v1/case-packages', '/v1/case-packages/check'])
      await candidate.post(path).set('Content-Type', 'application/octet-stream').send(Buffer.from('{}')).expect(403);
  });
});
