import type { Credit } from '#catalog';
import type { AchievementDefinition } from './achievement.document.js';

/** What the badge says its holder showed, what it counts for, and that its level is only assumed. */
export function descriptionOf({ outcomes, level, levelAssumed, credit }: AchievementDefinition): string {
  const shown = outcomes.map(({ number, statement }) => `${number}. ${statement.replace(/\.$/, '')}`).join('; ');
  return [
    outcomes.length === 1
      ? `The holder showed this essential outcome in practice: ${shown.replace(/^\d+\. /, '')}.`
      : `The holder showed these ${outcomes.length} essential outcomes in practice: ${shown}.`,
    ...creditSentence(credit),
    ...(levelAssumed ? [`The level ${level.name} is assumed: the program has not confirmed it yet.`] : []),
  ].join(' ');
}

/** "It counts for 15 hours of professional development and 1 semester credit." None without credit. */
export function creditSentence(credit: Credit = {}): string[] {
  const counted = [
    [credit.hours, 'hour of professional development', 'hours of professional development'],
    [credit.points, 'point', 'points'],
    [credit.semesterCredit, 'semester credit', 'semester credits'],
  ] as const;
  const parts = counted.flatMap(([amount, one, several]) =>
    amount === undefined || amount === 0 ? [] : [`${amount} ${amount === 1 ? one : several}`],
  );
  if (parts.length === 0) return [];
  return [`It counts for ${new Intl.ListFormat('en-US').format(parts)}.`];
}

/** How long the badge is valid, and how to renew it, in Markdown. None where the version states no end. */
export function validitySentences({ validity }: Pick<AchievementDefinition, 'validity'>): string[] {
  if (validity === undefined || validity.months === null) return [];
  const { months, renewal } = validity;
  return [
    `Valid for ${months} ${months === 1 ? 'month' : 'months'} from the award.`,
    ...(renewal === '' ? [] : [renewal]),
  ];
}
