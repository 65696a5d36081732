import { describe, expect, it } from '@jest/globals';
import type { AuthoredFramework, Competency } from '../../../../api/schema';
import { csvOf } from '../../parts/list-file';
import { columnsOf, competenciesIn } from './competency-file';

const framework = {
  levels: [
    { identifier: 'a', code: 'emerging', name: 'Emerging', about: '' },
    { identifier: 'b', code: 'developing', name: 'Developing', about: '' },
  ],
} as AuthoredFramework;

const competency = {
  number: 4,
  domain: 'INS',
  function: 'Guarantees, "effective" practice',
  title: '=SUM(A1) is only written here',
  psel: ['4a', '4b'],
  levels: { developing: 'Two\nlines' },
} as unknown as Competency;

const bytesOf = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer;

describe('a file of competencies', () => {
  it('can be imported again as it was downloaded, also with text that a spreadsheet would run', async () => {
    const csv = await csvOf(columnsOf(framework), [competency]);
    expect(csv).toContain(`"'=SUM(A1) is only written here"`);
    const { rows, missingTitles, unknownTitles } = await competenciesIn(bytesOf(csv), framework);
    expect(rows).toEqual([{ line: 2, competency }]);
    expect([missingTitles, unknownTitles]).toEqual([[], []]);
  });

  it('names levels by their codes too, and says which columns it lacks or does not know', async () => {
    const text = 'number;domain;developing;Color\n4;ins;Is seen;red\n';
    const { rows, missingTitles, unknownTitles } = await competenciesIn(bytesOf(text), framework);
    expect(rows[0]!.competency).toMatchObject({ number: 4, domain: 'INS', levels: { developing: 'Is seen' } });
    expect(missingTitles).toEqual(['Function', 'Title']);
    expect(unknownTitles).toEqual(['Color']);
  });
});
