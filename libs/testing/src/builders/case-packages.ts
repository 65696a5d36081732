import type { CaseAssociationObject, CaseItemObject, CaseObject, CasePackageObject } from '#catalog';

const changed = '2025-11-03T09:12:44+00:00';
/** A UUID that a test can read: `caseId('c', 12)`. */
export const caseId = (kind: string, number: number): string =>
  `${kind.padEnd(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

const at = (kind: string, identifier: string): string =>
  `https://frameworks.example.org/ims/case/v1p1/${kind}/${identifier}`;

export function sampleItem(number: number, fields: CaseObject = {}): CaseItemObject {
  const identifier = caseId('a', number);
  return {
    identifier,
    uri: at('CFItems', identifier),
    fullStatement: `Statement ${number}`,
    lastChangeDateTime: changed,
    ...fields,
  };
}

const link = (identifier: string, kind: string) => ({ title: identifier, identifier, uri: at(kind, identifier) });

export function sampleAssociation(
  number: number,
  associationType: string,
  from: string,
  to: string,
  fields: CaseObject = {},
): CaseAssociationObject {
  const identifier = caseId('b', number);
  return {
    identifier,
    uri: at('CFAssociations', identifier),
    associationType,
    originNodeURI: link(from, 'CFItems'),
    destinationNodeURI: link(to, 'CFItems'),
    lastChangeDateTime: changed,
    ...fields,
  };
}

export const sampleDocumentId = caseId('d', 1);

/** A package as another publisher might write it: a group with two competencies, and fields that Laurel does not know. */
export function samplePackage(fields: Partial<CasePackageObject> = {}): CasePackageObject {
  return {
    CFDocument: {
      identifier: sampleDocumentId,
      uri: at('CFDocuments', sampleDocumentId),
      title: 'Library standards of a neighbor',
      creator: 'A neighbor',
      lastChangeDateTime: changed,
      adoptionStatus: 'Adopted',
      'x-edition': 7,
    },
    CFItems: [
      sampleItem(1, { fullStatement: 'Reading', humanCodingScheme: 'R', CFItemType: 'Strand' }),
      sampleItem(2, { fullStatement: 'Reads aloud', humanCodingScheme: 'R.1', educationLevel: ['KG', '01'] }),
      sampleItem(3, {
        fullStatement: 'Reads\nalone',
        humanCodingScheme: null,
        extensions: { weight: 1.5, deep: [[{}]] },
      }),
    ],
    CFAssociations: [
      sampleAssociation(1, 'isChildOf', caseId('a', 1), sampleDocumentId, { sequenceNumber: 1 }),
      sampleAssociation(2, 'isChildOf', caseId('a', 3), caseId('a', 1), { sequenceNumber: 2 }),
      sampleAssociation(3, 'isChildOf', caseId('a', 2), caseId('a', 1), { sequenceNumber: 1 }),
      sampleAssociation(4, 'ext:inspiredBy', caseId('a', 2), caseId('e', 1), { notes: 'Elsewhere' }),
    ],
    ...fields,
  };
}

/** Another package of the same publisher, whose rubric names two levels for the whole framework. */
export function samplePackageWithLevels(): CasePackageObject {
  const { CFDocument } = samplePackage();
  const identifier = caseId('d', 2);
  const level = (number: number, quality: string): CaseObject => ({
    identifier: caseId('f', number),
    uri: at('CFRubricCriterionLevels', caseId('f', number)),
    quality,
    description: `What ${quality.toLowerCase()} means`,
    position: number,
    lastChangeDateTime: changed,
  });
  const criterion = {
    identifier: caseId('f', 11),
    uri: at('CFRubricCriteria', caseId('f', 11)),
    lastChangeDateTime: changed,
    CFRubricCriterionLevels: [level(1, 'Beginning'), level(2, 'Skilled')],
  };
  return samplePackage({
    CFDocument: {
      ...CFDocument,
      identifier,
      uri: at('CFDocuments', identifier),
      title: 'Museum standards of a neighbor',
    },
    CFItems: [],
    CFAssociations: [],
    CFRubrics: [
      {
        identifier: caseId('f', 12),
        uri: at('CFRubrics', caseId('f', 12)),
        lastChangeDateTime: changed,
        CFRubricCriteria: [criterion],
      },
    ],
  });
}
