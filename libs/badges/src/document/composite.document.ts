import type { Addresses } from '../addresses.policy.js';
import { accomplishedDocument, type Award } from './credential.document.js';
import type { AchievementDocument, CredentialDocument, Profile, ResultDescription } from './open-badge.document.js';
import type { Choice } from '../issuing/choices.policy.js';
import type { CompositeKind } from '../vocabulary.js';

/** What the achievement of a stack or the whole is made of. */
export interface CompositeDefinition {
  id: string;
  kind: CompositeKind;
  /** The stack's code, or the framework's for the whole. */
  code: string;
  title: string;
  versionNumber: number;
  /** Every micro-credential of it, in order. */
  parts: { code: string; title: string }[];
  /** For each stack, how many of its micro-credentials it asks for. Absent when it asks for all of them. */
  choices?: Choice[] | null;
  /** The framework's levels, from lowest to highest. */
  levels: { code: string; name: string; about: string }[];
}

/** One of the awards that make up the badge. */
export interface CompositePart {
  awardId: string;
  /** The micro-credential's code. */
  code: string;
  /** The name of its badge. */
  name: string;
  levelCode: string;
  awardedAt: Date;
}

/**
 * The Achievement of a stack or the whole: one result description per micro-credential, for the level reached there.
 */
export function compositeAchievementDocument(
  definition: CompositeDefinition,
  creator: Profile,
  addresses: Addresses,
): AchievementDocument {
  const { id, code, title, versionNumber, parts } = definition;
  const name = nameOf(definition);
  return {
    id: addresses.achievement(id),
    type: ['Achievement'],
    achievementType: 'ext:Stack',
    name,
    description: descriptionOf(definition),
    creator,
    criteria: { id: addresses.criteria(id), narrative: criteriaNarrative(definition) },
    image: { id: addresses.achievementImage(id, 'png'), type: 'Image', caption: name },
    humanCode: code,
    version: String(versionNumber),
    inLanguage: 'en-US',
    fieldOfStudy: 'Educational leadership',
    tag: [title],
    alignment: [],
    resultDescription: parts.map((part) => resultDescription(definition, part, addresses)),
  };
}

/**
 * The credential for the last part of a stack or the whole. It has one result and one piece of evidence per part; each
 * points to the part's own badge.
 */
export function compositeCredentialDocument(
  { parts, ...award }: Award & { parts: CompositePart[] },
  addresses: Addresses,
): CredentialDocument {
  const { achievement } = award;
  const achievementId = achievement.id.slice(addresses.achievement('').length);
  return accomplishedDocument(
    award,
    {
      endedAt: new Date(Math.max(...parts.map(({ awardedAt }) => awardedAt.getTime()))),
      result: parts.map(({ code, levelCode }) => ({
        type: ['Result'],
        resultDescription: addresses.outcome(achievementId, code),
        achievedLevel: addresses.level(achievementId, code, levelCode),
        status: 'Completed',
      })),
      evidence: parts.map(({ awardId, code, name }) => ({
        id: addresses.badge(awardId),
        type: ['Evidence'],
        name: `${code}: ${name}`,
        genre: 'Badge',
        description: 'A badge of its own, which anyone can check at its address.',
        narrative: 'This badge is valid only while the badge at this address is.',
      })),
    },
    addresses,
  );
}

function nameOf({ kind, title, parts, choices }: CompositeDefinition): string {
  if (choices && kind === 'stack') return `${title} (any ${choices[0]!.required} of ${parts.length})`;
  if (choices) return `${title} (every stack)`;
  return kind === 'stack' ? `${title} (stack of ${parts.length})` : `${title} (all ${parts.length} micro-credentials)`;
}

function descriptionOf({ kind, title, parts, choices }: CompositeDefinition): string {
  if (choices && kind === 'stack')
    return `Any ${choices[0]!.required} of the ${parts.length} micro-credentials of the stack ${title}.`;
  if (choices) return `What each stack of the ${title} asks for.`;
  return kind === 'stack' ? `Every micro-credential of the stack ${title}.` : `Every micro-credential of the ${title}.`;
}

function askingNarrative({ kind, title, parts, choices }: CompositeDefinition): string {
  if (choices && kind === 'stack')
    return `Earned with any ${choices[0]!.required} of the ${parts.length} micro-credentials of the stack ${title}.`;
  if (choices) {
    const asked = choices.map(({ stack, required, codes }) =>
      required === codes.length ? `all ${required} of ${stack}` : `any ${required} of the ${codes.length} of ${stack}`,
    );
    return `Earned with what each stack of the ${title} asks for: ${asked.join(', ')}.`;
  }
  return kind === 'stack'
    ? `Earned with the last of the ${parts.length} micro-credentials of the stack ${title}.`
    : `Earned with the last of all ${parts.length} micro-credentials of the ${title}.`;
}

function criteriaNarrative(definition: CompositeDefinition): string {
  const { parts, choices } = definition;
  const counted = choices ? 'each of the badges that it names' : 'each of these badges';
  return [
    askingNarrative(definition),
    `Each is earned with its own submission, which two reviewers score without knowing whose it is. Any level counts, and the badge states each level. It is valid only while ${counted} is:`,
    parts.map((part) => `- ${part.code}: ${part.title}`).join('\n'),
  ].join('\n\n');
}

function resultDescription(
  { id, levels }: CompositeDefinition,
  { code, title }: { code: string; title: string },
  addresses: Addresses,
): ResultDescription {
  return {
    id: addresses.outcome(id, code),
    type: ['ResultDescription'],
    name: `${code}: ${title}`,
    resultType: 'RubricCriterionLevel',
    rubricCriterionLevel: levels.map((level, place) => ({
      id: addresses.level(id, code, level.code),
      type: ['RubricCriterionLevel'],
      name: level.name,
      level: level.name,
      description: level.about,
      points: String(place),
    })),
  };
}
