import { describe, expect, it } from '@jest/globals';
import type { EssentialOutcome } from '../../../../api/schema';
import { csvOf } from '../../parts/list-file';
import { outcomeChanges, outcomeColumns, outcomeRows, outcomesIn } from './outcome-file';

const outcomes: EssentialOutcome[] = [
  { id: 'o1', number: 1, statement: '-Plans, and\nwrites', details: [], competencies: [4, 6] },
  {
    id: 'o7',
    number: 2,
    statement: 'Leads',
    details: [
      { id: 'o7a', letter: 'a', statement: '=Prepares' },
      { id: 'o7b', letter: 'b', statement: 'Takes part' },
    ],
    competencies: [],
  },
];

const bytesOf = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer;

describe('a file of outcomes', () => {
  it('can be imported again as it was downloaded, with the same ids, also with text that a spreadsheet would run', async () => {
    const csv = await csvOf(outcomeColumns, outcomeRows(outcomes));
    expect(csv).toContain("'=Prepares");
    expect(await outcomesIn(bytesOf(csv), outcomes)).toEqual({ outcomes, faults: [] });
  });

  it('keeps what it lacks of an outcome and a detail: samples and sentences for the levels', async () => {
    const [first, second] = structuredClone(outcomes);
    first!.sampleDocuments = ['A plan'];
    second!.details[0]!.rubricSentences = { met: 'Prepares well' };
    const csv = await csvOf(outcomeColumns, outcomeRows([first!, second!]));
    expect((await outcomesIn(bytesOf(csv), [first!, second!])).outcomes).toEqual([first, second]);
  });

  it('shows what it changes, and gives what is new an id of its own', async () => {
    const text = 'Outcome,Detail,Statement\n1,,Plans\n2,,Leads\n2,a,=Prepares\n3,,Learns\n';
    const read = await outcomesIn(bytesOf(text), outcomes);
    expect(read.outcomes.map(({ id }) => id)).toEqual(['o1', 'o7', 'o2']);
    expect(outcomeChanges(outcomes, read.outcomes)).toEqual([
      'Outcome 1 was “-Plans, and\nwrites (competencies 4, 6)” and becomes “Plans”',
      'Outcome 3 is new: Learns',
      'Detail 2b is removed: Takes part',
    ]);
    expect(outcomeChanges(outcomes, outcomes)).toEqual([]);
  });

  it('is refused with the rows that cannot be used', async () => {
    const text = 'Outcome,Detail,Statement,Competencies\n1,a,A detail first,\n1,,,four\n';
    expect((await outcomesIn(bytesOf(text), [])).faults).toEqual([
      'Row 2 is a detail without an outcome above it.',
      'Row 3 has no statement.',
      'Row 3: write competencies as numbers with commas, for example 4, 5.',
    ]);
    expect((await outcomesIn(bytesOf('Outcome\n1\n'), [])).faults).toEqual(['The file lacks Statement.']);
  });
});
