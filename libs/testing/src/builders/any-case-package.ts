import fc from 'fast-check';
import type { CaseObject, CasePackageObject } from '#catalog';

/** What PostgreSQL stores of JSON: no NUL, no halves of surrogate pairs. */
const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const identifier = fc.uuid();
const uri = fc.webUrl();
const instant = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .chain((date) =>
    fc.constantFrom(date.toISOString(), date.toISOString().replace('Z', '+00:00'), date.toISOString().slice(0, 19)),
  );
const language = fc.constantFrom('en', 'en-US', 'es');
const link = fc.record({ title: text, identifier, uri });
const anything = fc
  .jsonValue({ maxDepth: 3 })
  .filter(
    (value) => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value)) && !JSON.stringify(value).includes('__proto__'),
  );
const extensions = fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z0-9]{0,12}$/), anything, { maxKeys: 3 });

const named = { identifier, uri, lastChangeDateTime: instant };
/** Some optional fields, each present, absent or null, as publishers write them. */
const optional = <Shape extends Record<string, fc.Arbitrary<unknown>>>(shape: Shape) =>
  fc.record(Object.fromEntries(Object.entries(shape).map(([name, value]) => [name, fc.option(value, { freq: 6 })])), {
    requiredKeys: [],
  });

const item = fc
  .tuple(
    fc.record({ ...named, fullStatement: text }),
    optional({
      alternativeLabel: text,
      CFItemType: fc.oneof(text, fc.constantFrom('Domain', 'Function', 'Standard')),
      CFItemTypeURI: link,
      humanCodingScheme: fc.oneof(text, fc.nat(30).map(String)),
      listEnumeration: text,
      abbreviatedStatement: text,
      conceptKeywords: fc.array(text, { maxLength: 3 }),
      conceptKeywordsURI: link,
      notes: text,
      subject: fc.array(text, { maxLength: 2 }),
      subjectURI: fc.array(link, { maxLength: 2 }),
      language,
      educationLevel: fc.array(fc.constantFrom('KG', '01', '12'), { maxLength: 3 }),
      licenseURI: link,
      statusStartDate: fc.constant('2024-08-01'),
      statusEndDate: fc.constant('2031-08-01'),
    }),
    fc.option(extensions, { nil: undefined }),
  )
  .map(([required, others, extra]): CaseObject => ({ ...required, ...others, ...(extra && { extensions: extra }) }));

const definition = (more: Record<string, fc.Arbitrary<unknown>>) =>
  fc.array(fc.record({ ...named, title: text, ...more }), { maxLength: 2 });

const rubric = (items: CaseObject[]) =>
  fc.record({
    ...named,
    title: text,
    CFRubricCriteria: fc.array(
      fc.record(
        {
          ...named,
          category: text,
          weight: fc.double({ noNaN: true, min: 0, max: 5 }),
          position: fc.nat(9),
          CFItemURI: fc.constantFrom(...items, { identifier: '0' }).map(({ identifier: of }) => ({
            title: '',
            identifier: of,
            uri: 'https://example.org/',
          })),
          CFRubricCriterionLevels: fc.array(
            fc.record({ ...named, quality: text, description: text, score: fc.nat(4), position: fc.nat(4) }),
            { maxLength: 3 },
          ),
        },
        { requiredKeys: ['identifier', 'uri', 'lastChangeDateTime'] },
      ),
      { maxLength: 3 },
    ),
  });

const otherTypes = ['isPeerOf', 'exactMatchOf', 'precedes', 'isRelatedTo', 'exemplar', 'isTranslationOf', 'ext:cites'];

/** Packages by the schema of CASE 1.1: trees of any depth, all association types, definitions, rubrics, extensions. */
export const anyCasePackage: fc.Arbitrary<CasePackageObject> = fc
  .uniqueArray(item, { maxLength: 12, selector: (value) => value.identifier })
  .chain((items) =>
    fc.record(
      {
        CFDocument: fc
          .tuple(
            fc.record({ ...named, title: text, creator: text }),
            optional({
              frameworkType: text,
              caseVersion: fc.constant('1.1'),
              officialSourceURL: uri,
              publisher: text,
              description: text,
              subject: fc.array(text, { maxLength: 2 }),
              language,
              version: text,
              adoptionStatus: fc.constantFrom('Draft', 'Adopted'),
              licenseURI: link,
              notes: text,
            }),
          )
          .map(([required, others]) => ({ ...required, ...others })),
        CFItems: fc.constant(items),
        parents: fc.tuple(...items.map((_, index) => fc.integer({ min: -2, max: index - 1 }))),
        numbers: fc.tuple(...items.map(() => fc.option(fc.integer({ min: -3, max: 9 }), { nil: undefined }))),
        others: fc.array(
          fc.record({
            ...named,
            associationType: fc.constantFrom(...otherTypes),
            originNodeURI: link,
            destinationNodeURI: link,
          }),
          { maxLength: 4 },
        ),
        associationIds: fc.uniqueArray(identifier, { minLength: items.length + 4, maxLength: items.length + 4 }),
        CFDefinitions: fc.record(
          {
            CFConcepts: definition({ hierarchyCode: text }),
            CFSubjects: definition({ hierarchyCode: text }),
            CFLicenses: definition({ licenseText: text }),
            CFItemTypes: definition({ hierarchyCode: text, description: text }),
            CFAssociationGroupings: definition({}),
            extensions,
          },
          { requiredKeys: [] },
        ),
        CFRubrics: fc.array(rubric(items), { maxLength: 2 }),
        extensions,
      },
      { requiredKeys: ['CFDocument', 'CFItems', 'parents', 'numbers', 'others', 'associationIds'] },
    ),
  )
  .map(({ parents, numbers, others, associationIds, ...rest }) => {
    const pkg = rest as unknown as CasePackageObject;
    const linkTo = (to: { identifier: string; uri: string }) => ({ title: '', identifier: to.identifier, uri: to.uri });
    const childOf = (parents as number[]).flatMap((parent, index) => {
      if (parent === -2) return []; // An item that says nothing about its parent.
      const child = pkg.CFItems![index]!;
      return [
        {
          associationType: 'isChildOf',
          uri: child.uri,
          originNodeURI: linkTo(child),
          destinationNodeURI: linkTo(parent === -1 ? pkg.CFDocument : pkg.CFItems![parent]!),
          lastChangeDateTime: child.lastChangeDateTime,
          ...(numbers[index] !== undefined && { sequenceNumber: numbers[index] }),
        },
      ];
    });
    const associations = [...childOf, ...others].map((association, index) => ({
      ...association,
      identifier: associationIds[index]!,
    }));
    return { ...pkg, CFAssociations: associations } as CasePackageObject;
  });
