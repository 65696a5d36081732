import { describe, expect, it } from '@jest/globals';
import { sampleContent } from './authoring/content.sample.js';
import { confirmed, confirmedWords, withoutEditedMarks } from './unconfirmed.document.js';
import type { VersionContent } from './version-content.document.js';

const sentences = '/outcomes/o1/rubricSentences';
const question = '/artifacts/responsive_narrative/guidingQuestions/q1';
const detail = '/outcomes/o2/details/o2a';

function drafted(): VersionContent {
  const content = sampleContent({ unconfirmed: [sentences, question, detail] });
  content.outcomes[0]!.rubricSentences = { demonstrated: 'It is there' };
  return content;
}

function edited(change: (content: VersionContent) => void): string[] | undefined {
  const after = drafted();
  change(after);
  return withoutEditedMarks(drafted(), after).unconfirmed;
}

describe('what candidates read of a version', () => {
  it('has no words that the program has not confirmed, and no marks', () => {
    const content = sampleContent({
      why: 'To try it out',
      resources: [
        { id: 'r1', title: 'A book', about: '' },
        { id: 'r2', title: 'A film', about: '' },
      ],
      unconfirmed: [
        sentences,
        question,
        '/about',
        '/why',
        '/resources/r1',
        '/outcomes/o1/competencies',
        '/rubric/progressing/about',
      ],
    });
    content.outcomes[0]!.rubricSentences = { demonstrated: 'It is there' };
    content.rubric[1]!.about = 'Some of it';
    const expected = sampleContent({ about: '', resources: [{ id: 'r2', title: 'A film', about: '' }] });
    expected.outcomes[0]!.competencies = [];
    expected.artifacts[0]!.guidingQuestions = [];
    expect(confirmedWords(content)).toEqual(expected);
  });

  it('keeps what they are judged by', () => {
    const { unconfirmed: _, ...content } = drafted();
    expect(confirmedWords({ ...content, unconfirmed: [detail, '/artifacts/document_profile'] })).toEqual(content);
  });

  it('keeps what cannot be a draft, whatever the marks say', () => {
    const { unconfirmed: _, ...content } = sampleContent({ unconfirmed: ['/level', '/outcomes', '/passRule'] });
    expect(confirmedWords(sampleContent({ unconfirmed: ['/level', '/outcomes', '/passRule'] }))).toEqual(content);
  });

  it('is the whole content of a version of the old form', () => {
    expect(confirmedWords(sampleContent())).toEqual(sampleContent());
  });
});

describe('the mark of a draft', () => {
  it('stays when another place is edited, and when its item moves', () => {
    expect(
      edited((content) => {
        content.about = 'Another';
        content.outcomes.reverse();
        content.outcomes[0]!.number = 1;
        content.outcomes[0]!.details[1]!.statement = 'Takes part each week';
      }),
    ).toEqual([sentences, question, detail]);
  });

  it('goes when somebody edits the words', () => {
    expect(edited((content) => void (content.outcomes[1]!.details[0]!.statement = 'Trains the teachers'))).toEqual([
      sentences,
      question,
    ]);
    expect(edited((content) => void (content.outcomes[0]!.rubricSentences!.demonstrated = 'All is there'))).toEqual([
      question,
      detail,
    ]);
  });

  it('of an outcome is about its statement, not about its details', () => {
    const before = sampleContent({ unconfirmed: ['/outcomes/o2'] });
    const after = structuredClone(before);
    after.outcomes[1]!.details.pop();
    expect(withoutEditedMarks(before, after).unconfirmed).toEqual(['/outcomes/o2']);
    after.outcomes[1]!.statement = 'Holds the reading hour';
    expect(withoutEditedMarks(before, after)).not.toHaveProperty('unconfirmed');
  });

  it('goes with its item', () => {
    expect(edited((content) => void content.artifacts.shift())).toEqual([sentences, detail]);
  });

  it('goes when the author confirms the words as they are', () => {
    expect(confirmed(drafted(), question).unconfirmed).toEqual([sentences, detail]);
    expect(confirmed(sampleContent({ unconfirmed: [question] }), question)).toEqual(sampleContent());
  });
});
