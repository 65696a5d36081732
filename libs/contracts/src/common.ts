import { z } from 'zod';
import { withoutUnstorable } from '#kernel';

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

/** Text as a person wrote it, without the invisible characters that PostgreSQL does not store. */
export const writing = () => z.string().overwrite(withoutUnstorable);

/** Text that a person wrote: trimmed and bounded. */
export const text = (maxLength: number, minLength = 1) => writing().trim().min(minLength).max(maxLength);

/** An amount of money, in US cents. */
export const Cents = z.int().min(0).max(10_000_000).meta({ description: 'US cents.' });

/** The query of a list. */
export const PageQuery = z.object({
  cursor: z.string().max(2000).optional().meta({ description: 'The `nextCursor` of the previous page.' }),
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
