/** A JSON object of a CASE package. It has more fields than we read, and all of them are kept. */
export type CaseObject = Record<string, unknown>;

/** A link to another object: `originNodeURI`, `CFItemURI` and others. */
export interface CaseLink extends CaseObject {
  title: string;
  identifier: string;
  uri: string;
}

/** A competency, a group of competencies, or another part of the publisher's framework. */
export interface CaseItemObject extends CaseObject {
  identifier: string;
  uri: string;
  fullStatement: string;
  lastChangeDateTime: string;
  humanCodingScheme?: string | null;
  CFItemType?: string | null;
}

export interface CaseAssociationObject extends CaseObject {
  identifier: string;
  associationType: string;
  originNodeURI: CaseLink;
  destinationNodeURI: CaseLink;
  sequenceNumber?: number | null;
}

export interface CaseDocumentObject extends CaseObject {
  identifier: string;
  uri: string;
  title: string;
  creator: string;
  lastChangeDateTime: string;
}

/** A framework as 1EdTech CASE 1.1 exchanges it. */
export interface CasePackageObject extends CaseObject {
  CFDocument: CaseDocumentObject;
  CFItems?: CaseItemObject[] | null;
  CFAssociations?: CaseAssociationObject[] | null;
}

/** The form in which identifiers are compared. CASE writes them in lower case, but some publishers do not. */
export const identifierKey = (identifier: string): string => identifier.toLowerCase();

/** Text on one line, as our tables hold it. */
export function onOneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
