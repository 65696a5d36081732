import { z } from 'zod';
import { canBeSeen, faultOfLine, inOneLine, isZone, withoutUnstorable } from '#kernel';

/** An identifier: UUIDv7 for what Laurel made. */
export const Id = z.uuid();

/** An instant, ISO 8601 with a zone, for example `2026-11-08T06:00:00.000Z`. Dates are written as UTC. */
export const Instant = z
  .preprocess(
    (value: Date | string) => (value instanceof Date ? value.toISOString() : value),
    z.iso.datetime({ offset: true }),
  )
  .meta({ description: 'An instant, ISO 8601 with a zone.', examples: ['2026-11-08T06:00:00.000Z'] });

/** A calendar day without a zone. */
export const LocalDay = z.iso.date().meta({ description: 'A calendar day, YYYY-MM-DD.', examples: ['2026-11-07'] });

/**
 * A string from a program that PostgreSQL can store and return unchanged. One with NUL or half of a surrogate pair is
 * refused.
 */
export const storable = (string: z.ZodString) =>
  string
    .refine((value) => !value.includes('\0'), 'Remove the NUL character.')
    .refine((value) => !/\p{Surrogate}/u.test(value), 'Remove the broken character (half of a surrogate pair).');

/** Text as a person wrote it, of any number of lines, without the characters that PostgreSQL does not store. */
export const writing = () => z.string().overwrite(withoutUnstorable).meta({ contentMediaType: 'text/plain' });

const unseen = 'Write something that can be seen.';
/** An empty text has its own refusal. */
const emptyOrSeen = (value: string): boolean => value === '' || canBeSeen(value);

/** Text of any number of lines that a person wrote: trimmed and bounded. Text that nobody can see counts as none. */
export const text = (maxLength: number, minLength = 1) => {
  const written = writing().trim().min(minLength).max(maxLength);
  return minLength === 0 ? written : written.refine(emptyOrSeen, unseen);
};

/** Refuses a string with line breaks, control characters or marks that change the direction. */
export const oneLine = (string: z.ZodString) =>
  string.regex(inOneLine, { error: ({ input }) => faultOfLine(String(input)) ?? undefined });

/** A name, a title, or anything else that a person writes on one line: trimmed and bounded. */
export const line = (maxLength: number, minLength = 1) => {
  const written = oneLine(z.string().overwrite(withoutUnstorable).trim().min(minLength).max(maxLength));
  return minLength === 0 ? written : written.refine(emptyOrSeen, unseen);
};

/** A code, a token or another word that a program gives back as it got it: visible ASCII characters without spaces. */
export const word = (maxLength: number) =>
  z
    .string()
    .min(1)
    .max(maxLength)
    .regex(/^[!-~]*$/, 'Use letters, digits and signs without spaces.');

/** An identifier that an author's page gave to a part of a document. */
export const LocalId = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9_-]{0,39}$/,
    'Use lower-case letters, digits, "_" and "-", at most 40, starting with a letter or digit.',
  )
  .meta({ description: 'Stays the same when the part moves or is reworded.', examples: ['o1'] });

export const Email = z
  .email('An email address, for example ada@example.org.')
  .max(254)
  .toLowerCase()
  .meta({ examples: ['ada@example.org'] });

/** A time zone that this server knows. Anything else would stop the mail that states a time in it. */
export const Zone = z
  .string()
  .max(100)
  .refine(isZone, 'Enter an IANA time zone, for example America/Chicago.')
  .meta({ format: 'time-zone', description: 'An IANA time zone.', examples: ['America/Chicago'] });

/** The address of a page that people open. */
export const webAddress = (maxLength: number) =>
  z
    .url({ protocol: /^https$/, error: 'Enter an address that begins with https://.' })
    .max(maxLength)
    .refine((value) => faultOfLine(value) === null, 'Write this on one line.');

/** Yes or no in a query: `true` or `false`. */
export const Flag = z.stringbool().meta({ format: 'boolean' });

/** An amount of money, in US cents. */
export const Cents = z.int().min(0).max(10_000_000).meta({ description: 'US cents.' });

/** The query of a list. */
export const PageQuery = z.object({
  cursor: word(2000).optional().meta({ description: 'The `nextCursor` of the previous page.' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .meta({ description: 'The most items to return, 1 to 200.' }),
});

/** A page of a list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: 'Send this as `cursor` to get the next page. Null on the last page.' }),
  });

/** An RFC 9457 problem document. Every refusal has this form. */
export const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    code: z.string().meta({ description: 'A fixed code for the refusal. Its meaning never changes.' }),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    traceId: z.string().optional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof Problem>;
