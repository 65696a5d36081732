import { describe, expect, it } from '@jest/globals';
import { countAlike, keptAlike, replacedAlike } from './alike-findings.policy.js';

const school = { kind: 'mark', place: 'text', mark: 'school', matched: 'Sample Elementary', keptReason: null } as const;
const inShort = { ...school, matched: 'Sample Elem.' };
const inCapitals = { ...school, place: 'explanation', matched: 'SAMPLE  ELEMENTARY' } as const;
const inFile = { ...school, place: 'file-text' } as const;
const kept = { ...school, keptReason: 'It is in the title of a book.' };
const name = { ...school, mark: 'name', matched: 'Jane Doe' } as const;
const colleague = { ...school, kind: 'question', mark: 'person', matched: 'Ana Rivera' } as const;
const author = { ...colleague, matched: 'Carol Dweck' };
const again = { ...colleague, place: 'description' } as const;
const unseen = { ...school, kind: 'notice', place: 'file-name' } as const;
const all = [school, inShort, inCapitals, inFile, kept, name, colleague, author, again, unseen];

describe('places like a finding', () => {
  it('are replaced with it where Laurel can change them, however the name is written', () => {
    expect(replacedAlike(school, all)).toEqual([school, inShort, inCapitals]);
    expect(replacedAlike(name, all)).toEqual([name]);
  });

  it('stay with it where the same name stands, in files too', () => {
    expect(keptAlike(school, all)).toEqual([school, inCapitals, inFile]);
  });

  it('that are questions are of the same person', () => {
    expect(replacedAlike(colleague, all)).toEqual([colleague, again]);
    expect(keptAlike(colleague, all)).toEqual([colleague, again]);
  });

  it('are none for what was answered or is never seen by reviewers', () => {
    for (const one of [kept, unseen]) {
      expect(replacedAlike(one, all)).toEqual([one]);
      expect(keptAlike(one, all)).toEqual([one]);
    }
  });

  it('are counted without the finding itself', () => {
    const counts = countAlike(all);
    expect(all.map((one) => counts.get(one))).toEqual([
      { replace: 2, keep: 2 },
      { replace: 2, keep: 0 },
      { replace: 2, keep: 2 },
      { replace: 0, keep: 2 },
      { replace: 0, keep: 0 },
      { replace: 0, keep: 0 },
      { replace: 1, keep: 1 },
      { replace: 0, keep: 0 },
      { replace: 1, keep: 1 },
      { replace: 0, keep: 0 },
    ]);
  });
});
