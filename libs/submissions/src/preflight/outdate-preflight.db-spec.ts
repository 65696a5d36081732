import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonQueries } from '#identity';
import { aFile, type Laurel, startLaurel } from '#testing';
import { aDraftOfJane, findingsOf, write } from '../../test/candidate-with-names.js';
import { CheckDrafts } from './check-drafts.js';
import { OutdatePreflight } from './outdate-preflight.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('a file that was read', () => {
  it('has every draft with its content checked again', async () => {
    const [draft, other] = [await aDraftOfJane(laurel), await aDraftOfJane(laurel)];
    const file = await aFile(laurel, draft);
    await laurel.get(CheckDrafts).run();
    await laurel.get(OutdatePreflight).run({ fileId: file.id });
    expect(await laurel.get(CheckDrafts).run()).toBe(1);
    expect(await findingsOf(laurel, other.id)).toEqual([]);
  });
});

describe('a change of the candidate’s profile', () => {
  it('has their drafts checked for the new names', async () => {
    const draft = await aDraftOfJane(laurel);
    await write(laurel, draft, ' We at Quail Hollow Elementary.');
    await laurel.get(CheckDrafts).run();
    expect(await findingsOf(laurel, draft.id)).toEqual([]);
    const person = await laurel.get(PersonQueries).byId(draft.candidateId);
    await laurel.dataSource.manager.update('person', { id: person.id }, { school: 'Quail Hollow Elementary' });
    await laurel.get(OutdatePreflight).run({ personId: person.id });
    expect(await laurel.get(CheckDrafts).run()).toBe(1);
    expect(await findingsOf(laurel, draft.id)).toEqual(['text school: Quail Hollow Elementary']);
  });
});
