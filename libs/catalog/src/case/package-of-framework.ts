import { v5 } from 'uuid';
import type { Competency, Domain, DomainFunction, Framework, Level } from '../framework.entity.js';
import type { CaseAddresses } from './case-addresses.policy.js';
import type {
  CaseAssociationObject,
  CaseItemObject,
  CaseLink,
  CaseObject,
  CasePackageObject,
} from './case-package.document.js';

/** One of the program's own frameworks, with all its parts in order. */
export interface WholeFramework {
  framework: Framework;
  levels: Level[];
  domains: Domain[];
  functions: DomainFunction[];
  competencies: Competency[];
  /** The name of the program, which made it. */
  creator: string;
}

const itemTypes = {
  Domain: 'A group of functions.',
  Function: 'A group of competencies within a domain.',
  Competency: 'What a leader knows and does.',
} as const;
type ItemType = keyof typeof itemTypes;

/**
 * A framework as a CASE package: domains, functions and competencies are items, and the levels are a rubric. The rubric's
 * first criterion says what the levels mean. Each other criterion describes a competency at the levels. Identifiers never
 * change.
 */
export function packageOfFramework(whole: WholeFramework, addresses: CaseAddresses): CasePackageObject {
  const { framework, domains, functions, competencies, creator } = whole;
  const derived = (...parts: string[]): string => v5(parts.join(' '), framework.identifier);
  const changed = latest([framework, ...whole.levels, ...domains, ...functions, ...competencies]);
  const document: CaseLink = {
    title: framework.name,
    identifier: framework.identifier,
    uri: addresses.of('CFDocuments', framework.identifier),
  };
  const typeLink = (type: ItemType): CaseLink => {
    const identifier = derived('type', type);
    return { title: type, identifier, uri: addresses.of('CFItemTypes', identifier) };
  };
  const item = (
    type: ItemType,
    { identifier, changedAt }: { identifier: string; changedAt: Date },
    fields: CaseObject & { fullStatement: string },
  ): CaseItemObject => ({
    identifier,
    uri: addresses.of('CFItems', identifier),
    ...fields,
    CFItemType: type,
    CFItemTypeURI: typeLink(type),
    lastChangeDateTime: changedAt.toISOString(),
  });
  const domainItems = domains.map((domain) =>
    item('Domain', domain, { fullStatement: domain.name, humanCodingScheme: domain.code }),
  );
  const functionItems = functions.map((row) => item('Function', row, { fullStatement: row.name }));
  const competencyItems = competencies.map((competency) =>
    item('Competency', competency, {
      fullStatement: competency.title,
      humanCodingScheme: String(competency.number),
      // PSEL codes have no addresses, so no association can name them.
      ...(competency.psel.length > 0 && { extensions: { psel: competency.psel } }),
    }),
  );
  const childOf = (child: CaseItemObject, parent: CaseLink, sequenceNumber: number): CaseAssociationObject => {
    const identifier = derived('isChildOf', child.identifier);
    return {
      identifier,
      uri: addresses.of('CFAssociations', identifier),
      associationType: 'isChildOf',
      sequenceNumber,
      originNodeURI: linkTo(child),
      destinationNodeURI: parent,
      lastChangeDateTime: child.lastChangeDateTime,
    };
  };
  const functionOf = new Map(functions.map((row, index) => [placeOf(row.domainCode, row.name), functionItems[index]!]));
  const domainOf = new Map(domains.map(({ code }, index) => [code, domainItems[index]!]));
  return {
    CFDocument: {
      ...document,
      creator,
      publisher: creator,
      caseVersion: '1.1',
      language: 'en-US',
      lastChangeDateTime: changed,
    },
    CFItems: [...domainItems, ...functionItems, ...competencyItems],
    CFAssociations: [
      ...domainItems.map((child, index) => childOf(child, document, domains[index]!.position)),
      ...functionItems.map((child, index) => {
        const { domainCode, position } = functions[index]!;
        return childOf(child, linkTo(domainOf.get(domainCode)!), position);
      }),
      ...competencyItems.map((child, index) => {
        const { domainCode, functionName, number } = competencies[index]!;
        return childOf(child, linkTo(functionOf.get(placeOf(domainCode, functionName))!), number);
      }),
    ],
    CFDefinitions: {
      CFItemTypes: Object.entries(itemTypes).map(([type, description], index) => ({
        ...typeLink(type as ItemType),
        description,
        hierarchyCode: String(index + 1),
        lastChangeDateTime: changed,
      })),
    },
    ...(whole.levels.length > 0 && { CFRubrics: [levelsRubric(whole, { addresses, derived, changed })] }),
  };
}

interface Making {
  addresses: CaseAddresses;
  derived: (...parts: string[]) => string;
  changed: string;
}

function levelsRubric({ levels, competencies }: WholeFramework, { addresses, derived, changed }: Making): CaseObject {
  const rubric = derived('rubric');
  const criterion = (identifier: string, lastChangeDateTime: string, fields: CaseObject): CaseObject => ({
    identifier,
    uri: `${addresses.of('CFRubrics', rubric)}#${identifier}`,
    ...fields,
    rubricId: rubric,
    lastChangeDateTime,
  });
  const criterionLevel = (identifier: string, level: Level, description: string, lastChangeDateTime: string) => ({
    identifier,
    uri: `${addresses.of('CFRubrics', rubric)}#${identifier}`,
    description,
    quality: level.name,
    position: level.position,
    lastChangeDateTime,
  });
  return {
    identifier: rubric,
    uri: addresses.of('CFRubrics', rubric),
    title: 'Levels',
    lastChangeDateTime: changed,
    CFRubricCriteria: [
      criterion(derived('levels'), changed, {
        category: 'Levels',
        description: 'What each level means.',
        position: 0,
        CFRubricCriterionLevels: levels.map((level) =>
          criterionLevel(level.identifier, level, level.about, level.changedAt.toISOString()),
        ),
      }),
      ...competencies
        .filter(({ descriptors }) => Object.keys(descriptors).length > 0)
        .map(({ identifier, title, number, descriptors, changedAt }) =>
          criterion(derived('criterion', identifier), changedAt.toISOString(), {
            category: 'Competency',
            position: number,
            CFItemURI: { title, identifier, uri: addresses.of('CFItems', identifier) },
            CFRubricCriterionLevels: levels.flatMap((level) =>
              descriptors[level.code] === undefined
                ? []
                : [
                    criterionLevel(
                      derived('level', identifier, level.identifier),
                      level,
                      descriptors[level.code]!,
                      changedAt.toISOString(),
                    ),
                  ],
            ),
          }),
        ),
    ],
    extensions: { levelCodes: levels.map(({ code }) => code) },
  };
}

const linkTo = ({ identifier, uri, fullStatement }: CaseItemObject): CaseLink => ({
  title: fullStatement,
  identifier,
  uri,
});

const placeOf = (domainCode: string, functionName: string): string => JSON.stringify([domainCode, functionName]);

const latest = (rows: { changedAt: Date }[]): string =>
  rows
    .map(({ changedAt }) => changedAt.toISOString())
    .sort()
    .at(-1)!;
