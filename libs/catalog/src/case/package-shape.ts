import { z } from 'zod';
import type { FieldError } from '#kernel';
import { caseIdentifierForm } from '../vocabulary.js';
import type { CasePackageObject } from './case-package.document.js';

const Text = z.string();
/** Publishers write null for a field without a value. */
const maybe = <Type extends z.ZodType>(type: Type) => type.nullish();
const Identifier = z.string().regex(caseIdentifierForm, 'Expected a UUID.');
const Instant = z
  .string()
  .refine((text) => /^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(Date.parse(text)), 'Expected a date and time.');
const Texts = z.array(Text);

const Link = z.looseObject({ title: Text, identifier: Text, uri: Text });
/** An end of an association. PostgreSQL finds associations by the identifiers of their ends. */
const Node = Link.extend({ identifier: Text.max(500, 'Use at most 500 characters.') });
/** Before CASE 1.0 was final, links were addresses. */
const LinkOrAddress = z.union([Link, Text], 'Expected a link with title, identifier and uri.');

const named = { identifier: Identifier, uri: Text, lastChangeDateTime: Instant };

const CfDocument = z.looseObject({
  ...named,
  title: Text,
  creator: Text,
  description: maybe(Text),
  language: maybe(Text),
  subject: maybe(Texts),
  notes: maybe(Text),
  frameworkType: maybe(Text),
  caseVersion: maybe(Text),
  CFPackageURI: maybe(LinkOrAddress),
  licenseURI: maybe(LinkOrAddress),
});

const CfItem = z.looseObject({
  ...named,
  fullStatement: Text,
  humanCodingScheme: maybe(Text),
  alternativeLabel: maybe(Text),
  abbreviatedStatement: maybe(Text),
  listEnumeration: maybe(Text),
  CFItemType: maybe(Text),
  CFItemTypeURI: maybe(LinkOrAddress),
  CFDocumentURI: maybe(LinkOrAddress),
  conceptKeywords: maybe(Texts),
  notes: maybe(Text),
  subject: maybe(Texts),
  language: maybe(Text),
  educationLevel: maybe(Texts),
});

const CfAssociation = z.looseObject({
  ...named,
  associationType: Text.min(1),
  originNodeURI: Node,
  destinationNodeURI: Node,
  sequenceNumber: maybe(z.number()),
  notes: maybe(Text),
});

const CfRubricCriterionLevel = z.looseObject({
  ...named,
  quality: maybe(Text),
  description: maybe(Text),
  position: maybe(z.number()),
});

const CfRubric = z.looseObject({
  ...named,
  title: maybe(Text),
  CFRubricCriteria: maybe(
    z.array(
      z.looseObject({
        ...named,
        CFItemURI: maybe(LinkOrAddress),
        CFRubricCriterionLevels: maybe(z.array(CfRubricCriterionLevel)),
      }),
    ),
  ),
});

const Defined = maybe(z.array(z.looseObject({ ...named, title: Text })));

const CfPackage = z.looseObject({
  CFDocument: CfDocument,
  CFItems: maybe(z.array(CfItem)),
  CFAssociations: maybe(z.array(CfAssociation)),
  CFDefinitions: maybe(
    z.looseObject({
      CFConcepts: Defined,
      CFSubjects: Defined,
      CFLicenses: Defined,
      CFItemTypes: Defined,
      CFAssociationGroupings: Defined,
    }),
  ),
  CFRubrics: maybe(z.array(CfRubric)),
});

/** How deeply objects and lists may be nested. PostgreSQL and JavaScript both have a limit. */
const deepest = 60;

/** The value as a CASE package if its types are right. Otherwise the faults, with a pointer to each. */
export function readPackageShape(value: unknown): CasePackageObject | FieldError[] {
  const unstorable = unstorableIn(value);
  if (unstorable !== null) return [unstorable];
  const { success, error } = CfPackage.safeParse(value);
  if (success) return value as CasePackageObject; // Not what Zod gives back: every field is kept.
  return error.issues.map(({ path, message }) => ({ pointer: pointerOf(path), detail: message }));
}

/** The first place whose value cannot be stored and given back unchanged. */
function unstorableIn(root: unknown): FieldError | null {
  const waiting: { value: unknown; path: readonly PropertyKey[] }[] = [{ value: root, path: [] }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    const fault = faultOf(value, path.length);
    if (fault !== null) return { pointer: pointerOf(path), detail: fault };
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (isUnstorable(key)) return { pointer: pointerOf(path), detail: `The name of a field ${unstorableWords}` };
      waiting.push({ value: inner, path: [...path, key] });
    }
  }
  return null;
}

const unstorableWords = 'has a NUL character or half of a surrogate pair. Remove it.';
const isUnstorable = (text: string): boolean => text.includes('\0') || /\p{Surrogate}/u.test(text);

function faultOf(value: unknown, depth: number): string | null {
  if (depth > deepest) return `Objects and lists can be nested at most ${deepest} levels deep.`;
  if (typeof value === 'string' && isUnstorable(value)) return `The text ${unstorableWords}`;
  if (typeof value === 'number' && !Number.isFinite(value)) return 'This number is too large.';
  return null;
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
