import { z } from 'zod';
import { LocalId, text, webAddress, word } from './common.js';

const Line = (maxLength: number) => text(maxLength);

export const Markdown = text(20_000).meta({ description: 'Markdown. HTML in it is shown as text.' });

export const RubricSentences = z
  .record(z.string(), text(2_000))
  .meta({ description: 'What work at a level looks like, by the code of the level.' });

export const VersionAlignment = z
  .strictObject({
    framework: Line(200),
    code: Line(100).meta({ description: 'Unique within its framework.' }),
    title: Line(500),
    uri: webAddress(2_000).optional(),
  })
  .meta({
    id: 'VersionAlignment',
    description: 'An item of another framework that this belongs to.',
    examples: [{ framework: 'Professional Standards for Educational Leaders (2015)', code: '4b', title: 'Align' }],
  });

export const Resource = z
  .strictObject({
    id: LocalId,
    title: Line(300),
    link: webAddress(2_000).optional(),
    about: text(2_000, 0),
  })
  .meta({ id: 'Resource', description: 'Something to read, watch or use.' });

const Amount = z.number().min(0).max(10_000).optional();
export const Credit = z
  .strictObject({
    hours: Amount.meta({ description: 'Hours of professional development.' }),
    points: Amount,
    semesterCredit: Amount.meta({ description: 'Semester hours.' }),
  })
  .meta({ id: 'Credit', description: 'What a badge counts for elsewhere.', examples: [{ hours: 15 }] });

export const Validity = z
  .strictObject({
    months: z.int().min(1).max(1_200).nullable().meta({ description: 'From the award. Null: it does not end.' }),
    renewal: text(8_000, 0).meta({ description: 'How to renew it, in Markdown.' }),
  })
  .meta({ id: 'Validity', description: 'How long a badge is valid.', examples: [{ months: 36, renewal: '' }] });

export const SampleDocuments = z.array(Line(500)).max(50);
export const Alignments = z.array(VersionAlignment).max(100);
export const Resources = z.array(Resource).max(100);
export const Prerequisites = z
  .array(word(40))
  .max(20)
  .meta({ description: 'Codes of micro-credentials of the program that help to have first.', examples: [['INS-1']] });
export const Unconfirmed = z
  .array(word(300))
  .max(2_000)
  .meta({
    description:
      'The places with words that the program has not confirmed. Items of lists are named by their id, kind or code. Only authors see such words.',
    examples: [['/outcomes/o1/rubricSentences']],
  });

export const AskedQuestion = z.object({
  id: z.string(),
  text: z.string(),
  outcomeNumber: z.int().nullable().meta({ description: 'The outcome that it is about. Null: the whole artifact.' }),
});
export const LevelsInWords = z
  .array(z.object({ name: z.string(), meets: z.boolean(), sentence: z.string() }))
  .meta({ description: 'What work looks like at each level that has a sentence, in the order of the scale.' });
