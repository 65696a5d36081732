import type { Alignment as OtherAlignment, Credit, Validity } from '#catalog';
import type { Addresses } from '../addresses.policy.js';
import { creditSentence, descriptionOf, validitySentences } from './achievement-words.document.js';
import type { AchievementDocument, Alignment, Profile, ResultDescription } from './open-badge.document.js';

export interface RubricStep {
  code: string;
  name: string;
  about: string;
}

/** What an achievement is made of: the parts of a version that its badge shows. */
export interface AchievementDefinition {
  /** The version's id. Each version's achievement keeps its address. */
  id: string;
  code: string;
  title: string;
  stack: string;
  level: { code: string; name: string };
  /** Whether the program has not confirmed the level. */
  levelAssumed: boolean;
  versionNumber: number;
  /** `requiredLevel`: code of the lowest level with which one of its details meets. */
  outcomes: { id: string; number: number; statement: string; requiredLevel: string; alignments?: OtherAlignment[] }[];
  artifacts: { position: number; title: string }[];
  /** From lowest to highest. */
  rubric: RubricStep[];
  /** What it takes to pass, in words. */
  passRule: string;
  framework: { code: string; name: string };
  /** Items of other frameworks. */
  alignments?: OtherAlignment[];
  credit?: Credit;
  validity?: Validity;
  competencies: { number: number; title: string; psel: string[] }[];
}

const pselFramework = 'Professional Standards for Educational Leaders (2015)';
const pselAddress = 'https://www.npbea.org/psel/';

/** The badge's name: the micro-credential's title and its level. */
export function badgeName({ title, level }: { title: string; level: { name: string } }): string {
  return `${title} (${level.name})`;
}

/** The Achievement of a version: one result description per essential outcome, aligned to competencies and PSEL. */
export function achievementDocument(
  definition: AchievementDefinition,
  creator: Profile,
  addresses: Addresses,
): AchievementDocument {
  const name = badgeName(definition);
  return {
    id: addresses.achievement(definition.id),
    type: ['Achievement'],
    achievementType: 'MicroCredential',
    name,
    description: descriptionOf(definition),
    creator,
    criteria: { id: addresses.criteria(definition.id), narrative: criteriaNarrative(definition) },
    image: { id: addresses.achievementImage(definition.id, 'png'), type: 'Image', caption: name },
    humanCode: definition.code,
    version: String(definition.versionNumber),
    inLanguage: 'en-US',
    fieldOfStudy: 'Educational leadership',
    ...(definition.credit?.semesterCredit === undefined ? {} : { creditsAvailable: definition.credit.semesterCredit }),
    tag: [definition.stack, definition.level.name],
    alignment: alignments(definition, addresses),
    resultDescription: definition.outcomes.map((outcome) => resultDescription(definition, outcome, addresses)),
  };
}

/** What candidates had to do, in Markdown. */
function criteriaNarrative(definition: AchievementDefinition): string {
  const { artifacts, outcomes, passRule, credit } = definition;
  const parts = [...artifacts].sort((a, b) => a.position - b.position).map(({ title }) => title);
  return [
    `Earned by a submission of ${parts.length} artifacts: ${parts.join(', ')}.`,
    `Two reviewers score it independently, without knowing whose it is; where they differ, a third decides. ${passRule} The essential outcomes:`,
    outcomes.map(({ number, statement }) => `${number}. ${statement}`).join('\n'),
    ...creditSentence(credit),
    ...validitySentences(definition),
  ].join('\n\n');
}

function resultDescription(
  { id, rubric }: AchievementDefinition,
  outcome: AchievementDefinition['outcomes'][number],
  addresses: Addresses,
): ResultDescription {
  return {
    id: addresses.outcome(id, outcome.id),
    type: ['ResultDescription'],
    name: `Essential outcome ${outcome.number}: ${outcome.statement}`,
    resultType: 'RubricCriterionLevel',
    ...(outcome.alignments === undefined || outcome.alignments.length === 0
      ? {}
      : { alignment: outcome.alignments.map((item) => otherAlignment(item, id, addresses)) }),
    requiredLevel: addresses.level(id, outcome.id, outcome.requiredLevel),
    rubricCriterionLevel: rubric.map((step, place) => ({
      id: addresses.level(id, outcome.id, step.code),
      type: ['RubricCriterionLevel'],
      name: step.name,
      level: step.name,
      ...(step.about === '' ? {} : { description: step.about }),
      points: String(place),
    })),
  };
}

function alignments(
  { id, framework, competencies, alignments: others = [] }: AchievementDefinition,
  addresses: Addresses,
): Alignment[] {
  const ofCompetencies = competencies.map(({ number, title }): Alignment => ({
    type: ['Alignment'],
    targetType: 'CFItem',
    targetName: `Competency ${number}: ${title}`,
    targetCode: `${framework.code}.${number}`,
    targetFramework: framework.name,
    targetUrl: addresses.competency(id, number),
  }));
  const pselCodes = [...new Set(competencies.flatMap(({ psel }) => psel))].sort(byStandardThenLetter);
  const ofPsel = pselCodes.map((code): Alignment => ({
    type: ['Alignment'],
    targetType: 'CFItem',
    targetName: `PSEL ${code}`,
    targetCode: `PSEL.${code}`,
    targetFramework: pselFramework,
    targetUrl: pselAddress,
  }));
  return [...ofCompetencies, ...ofPsel, ...others.map((item) => otherAlignment(item, id, addresses))];
}

/** An item without an address of its own is described where the badge's criteria are: the standard requires one. */
function otherAlignment({ framework, code, title, uri }: OtherAlignment, id: string, addresses: Addresses): Alignment {
  return {
    type: ['Alignment'],
    targetType: 'CFItem',
    targetName: title,
    targetCode: code,
    targetFramework: framework,
    targetUrl: uri ?? addresses.criteria(id),
  };
}

/** `4a` before `10a`. */
function byStandardThenLetter(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1);
}
