import { z } from 'zod';
import { clockPhases } from '#career/vocabulary';
import { Instant, line, LocalDay } from './common.js';

const Day = LocalDay.refine((day) => day >= '1950-01-01' && day <= '2199-12-31', 'A day between 1950 and 2199.');
const from = Day.meta({ description: 'The first day.', examples: ['2024-07-01'] });
const to = Day.nullable().meta({ description: 'The last day. Null while it continues.', examples: [null] });

const hours = z.number().min(0.25).max(500).multipleOf(0.25, 'Enter hours in steps of a quarter.');

/** `words` is the schema for a name: what a person sends is checked, what was stored before is shown as it is. */
const recordOf = (words: (maxLength: number) => z.ZodString) => ({
  initialCertificateOn: Day.nullable().meta({
    description: 'The first day of the initial certificate. Null until the person states it.',
  }),
  transitionCertificateOn: Day.nullable().meta({
    description: 'The first day of the transition certificate. Null when it follows the initial one without a gap.',
  }),
  positions: z
    .array(z.object({ role: words(200), place: words(200).meta({ description: 'School or district.' }), from, to }))
    .max(50),
  mentoring: z.array(z.object({ mentor: words(200), from, to })).max(50),
  development: z.array(z.object({ on: Day, hours, about: words(500) })).max(1000),
  evaluations: z.array(z.object({ on: Day, by: words(200) })).max(100),
});

const recordExample = {
  initialCertificateOn: '2022-07-01',
  transitionCertificateOn: null,
  positions: [{ role: 'Principal', place: 'Oak School', from: '2022-07-01', to: null }],
  mentoring: [{ mentor: 'District mentor', from: '2022-07-01', to: '2024-06-30' }],
  development: [{ on: '2025-10-14', hours: 6.5, about: 'Law for school leaders' }],
  evaluations: [{ on: '2025-05-20', by: 'Superintendent' }],
};

export const CareerRecordInput = z.object(recordOf(line)).meta({
  id: 'CareerRecordInput',
  description: 'Everything a person states about their career.',
  examples: [recordExample],
});

const Duration = z.object({ years: z.int(), days: z.int() });
const Term = z.object({ from: LocalDay, lastDay: LocalDay });
const counted = { needed: z.int(), missing: z.int(), met: z.boolean() };

const YearsRequirement = z
  .object({
    needed: z.int(),
    has: Duration,
    missing: Duration,
    met: z.boolean(),
    reachedOn: LocalDay.nullable().meta({
      description: 'The day whose end reaches the years, by the stated periods. Null when they do not reach them.',
    }),
  })
  .meta({ id: 'YearsRequirement' });

export const CareerClock = z
  .object({
    initial: Term,
    transition: Term,
    limit: LocalDay.meta({ description: 'The last day of the total limit.' }),
    lastDay: LocalDay.meta({
      description: 'The final day: the transition certificate’s last day or the limit, whichever is first.',
    }),
    phase: z.enum(clockPhases),
    daysLeft: z.int().meta({ description: 'Days from today to the final day.' }),
  })
  .meta({ id: 'CareerClock' });

export const CareerProgress = z
  .object({
    asOf: LocalDay.meta({ description: 'Today in the person’s zone.' }),
    clock: CareerClock.nullable().meta({
      description: 'Null until the person states when the initial certificate began.',
    }),
    microCredentials: z.object({
      ...counted,
      has: z.int(),
      stacks: z.array(z.object({ code: z.string(), title: z.string(), earned: z.int(), of: z.int() })),
      option: z
        .object(counted)
        .meta({ description: 'How many count as one professional development option of the transition certificate.' }),
    }),
    experience: YearsRequirement,
    mentoring: YearsRequirement,
    yearly: z.object({
      neededHours: z.int(),
      neededEvaluations: z.int(),
      years: z.array(
        Term.extend({
          number: z.int(),
          over: z.boolean(),
          hours: z.number(),
          missingHours: z.number(),
          evaluations: z.int(),
          missingEvaluations: z.int(),
        }),
      ),
      met: z.boolean(),
    }),
  })
  .meta({
    id: 'CareerProgress',
    description: 'A person’s progress toward the career certificate. Nothing counts before its day.',
  });

export const CareerView = z
  .object({
    revision: z.int().meta({ description: 'The record’s revision; 0 before the first record.' }),
    givenAt: Instant.nullable(),
    zone: z
      .string()
      .meta({ description: 'The person’s zone. It decides what day is today.', examples: ['America/Chicago'] }),
    record: z.object(recordOf(() => z.string())).meta({ id: 'CareerRecord' }),
    rules: z.object({
      number: z.int(),
      initialYears: z.int(),
      transitionYears: z.int(),
      limitYears: z.int(),
      source: z.string().meta({ description: 'Where the numbers come from.' }),
    }),
    progress: CareerProgress,
  })
  .meta({ id: 'Career' });
