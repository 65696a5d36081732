import { z } from 'zod';
import { itemChangeKinds } from '#catalog/vocabulary';
import { statusInfo } from './imsx.js';

/** The status of a refused request in the CASE 1.1 API (imsx_StatusInfo in the specification). */
export const CaseStatusInfo = statusInfo([
  'forbidden',
  'fullsuccess',
  'internal_server_error',
  'invalid_selection_field',
  'invalid_sort_field',
  'invalid_uuid',
  'server_busy',
  'unauthorised_request',
  'unknownobject',
]).meta({ id: 'CaseStatusInfo' });

export type CaseStatusInfo = z.infer<typeof CaseStatusInfo>;

const identified = { identifier: z.string(), uri: z.string(), lastChangeDateTime: z.string() };
const whole = { description: 'As its publisher wrote it, with every field of CASE 1.1 and of its own.' };

export const CfDocument = z
  .looseObject({ ...identified, title: z.string(), creator: z.string() })
  .meta({ id: 'CFDocument', ...whole });

export const CfItem = z.looseObject({ ...identified, fullStatement: z.string() }).meta({ id: 'CFItem', ...whole });

const node = z.looseObject({ title: z.string(), identifier: z.string(), uri: z.string() });
export const CfAssociation = z
  .looseObject({ ...identified, associationType: z.string(), originNodeURI: node, destinationNodeURI: node })
  .meta({ id: 'CFAssociation', ...whole });

export const CfDocumentSet = z.object({ CFDocuments: z.array(CfDocument) }).meta({ id: 'CFDocumentSet' });

export const CfAssociationSet = z
  .object({ CFItem: CfItem, CFAssociations: z.array(CfAssociation) })
  .meta({ id: 'CFAssociationSet' });

export const CfPackage = z
  .looseObject({
    CFDocument: CfDocument,
    CFItems: z.array(CfItem).nullish(),
    CFAssociations: z.array(CfAssociation).nullish(),
    CFDefinitions: z.looseObject({}).nullish(),
    CFRubrics: z.array(z.looseObject({})).nullish(),
  })
  .meta({ id: 'CFPackage', ...whole });

const definition = z.looseObject(identified);
const named = (id: string) => definition.meta({ id, ...whole });
const setOf = (kind: 'CFConcepts' | 'CFItemTypes' | 'CFSubjects') =>
  z.object({ [kind]: z.array(definition) }).meta({
    id: `${kind.slice(0, -1)}Set`,
    description: 'The one with this identifier, then those below it in its hierarchy.',
  });
export const CfConceptSet = setOf('CFConcepts');
export const CfItemTypeSet = setOf('CFItemTypes');
export const CfSubjectSet = setOf('CFSubjects');
export const CfAssociationGrouping = named('CFAssociationGrouping');
export const CfLicense = named('CFLicense');
export const CfRubric = named('CFRubric');

/** The query of getAllCFDocuments. The specification's selection parameters are ignored. */
export const CfDocumentsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100).meta({ description: 'The most documents, 1 to 500.' }),
  offset: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(0)
    .meta({ description: 'The first document to return; the very first is 0.' }),
});

const count = z.int().min(0);

export const CasePackageResult = z
  .object({
    frameworkId: z
      .uuid()
      .nullable()
      .meta({ description: 'Null in a preview of a package that was not imported before.' }),
    identifier: z.string().meta({ description: 'Of the CFDocument.' }),
    title: z.string(),
    changes: z.object({
      any: z.boolean().meta({ description: 'False when the same package was imported before.' }),
      added: count,
      removed: count,
      changed: count,
      unchanged: count,
      items: z
        .array(z.object({ kind: z.enum(itemChangeKinds), identifier: z.string(), words: z.string() }))
        .meta({ description: 'The first 200 changes of items.' }),
    }),
    shown: z
      .object({ levels: count, domains: count, functions: count, competencies: count })
      .meta({ description: 'How much of the package Laurel shows as a framework. The package itself is kept whole.' }),
  })
  .meta({ id: 'CasePackageResult' });
