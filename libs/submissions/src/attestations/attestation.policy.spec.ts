import { describe, expect, it } from '@jest/globals';
import {
  type Answers,
  attestationGap,
  attestedTo,
  completeAnswers,
  faultsOf,
  type GivenAnswers,
  type Statements,
} from './attestation.policy.js';

const statements: Statements = {
  ownWork: { statement: 'This work is mine.' },
  aiUse: {
    question: 'How did you use AI?',
    choices: { none: 'Not at all.', wording: 'For wording.', drafts: 'For drafts.' },
    how: 'Say how.',
  },
  consent: { question: 'Is anyone shown?', choices: { nobody: 'Nobody.', agreed: 'They agreed.' } },
};
const answers: Answers = { ownWork: true, aiUse: 'none', aiHow: '', consent: 'nobody' };
const nothing: GivenAnswers = { ownWork: false, aiUse: null, aiHow: '', consent: null };

describe('the answers', () => {
  it('are complete with the confirmation, the use of AI, and the consent', () => {
    expect(faultsOf(answers)).toEqual([]);
    expect(completeAnswers(answers)).toEqual(answers);
  });

  it('name every missing answer at once', () => {
    expect(faultsOf(nothing).map(({ pointer }) => pointer)).toEqual(['/ownWork', '/aiUse', '/consent']);
    expect(completeAnswers(nothing)).toBeNull();
  });

  it.each(['wording', 'drafts'] as const)('need an explanation of AI that was used for %s', (aiUse) => {
    expect(faultsOf({ ...answers, aiUse, aiHow: ' \n' })).toEqual([
      { pointer: '/aiHow', detail: 'Say how you used AI.' },
    ]);
    expect(completeAnswers({ ...answers, aiUse, aiHow: ' A chatbot. ' })).toEqual({
      ...answers,
      aiUse,
      aiHow: 'A chatbot.',
    });
  });

  it('drop the explanation when AI was not used', () => {
    expect(completeAnswers({ ...answers, aiHow: 'left over' })).toEqual(answers);
  });
});

describe('what the attestation lacks before the seal', () => {
  it('is everything before the candidate attests, and nothing afterwards', () => {
    expect(attestationGap(null, { version: 1 })).toBe('missing');
    expect(attestationGap({ textVersion: 1, answers: nothing }, { version: 1 })).toBe('missing');
    expect(attestationGap({ textVersion: 1, answers }, { version: 1 })).toBeNull();
  });

  it('is the new text when another version is in force', () => {
    expect(attestationGap({ textVersion: 1, answers }, { version: 2 })).toBe('outdated');
  });
});

describe('the attestation in words', () => {
  it('says each statement with its answer, and how AI was used', () => {
    const attestation = {
      answers: { ...answers, aiUse: 'wording' as const, aiHow: 'A chatbot shortened two paragraphs.' },
      attestedAt: new Date('2026-03-02T15:00:00Z'),
    };
    expect(attestedTo({ version: 3, statements }, attestation)).toEqual({
      textVersion: 3,
      attestedAt: '2026-03-02T15:00:00.000Z',
      answers: attestation.answers,
      said: [
        { item: 'ownWork', statement: 'This work is mine.', answer: '' },
        {
          item: 'aiUse',
          statement: 'How did you use AI?',
          answer: 'For wording. A chatbot shortened two paragraphs.',
        },
        { item: 'consent', statement: 'Is anyone shown?', answer: 'Nobody.' },
      ],
    });
  });
});
