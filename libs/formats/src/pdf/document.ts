import { followLists } from './object-lists.js';
import { searchCatalog, searchObjects } from './object-search.js';
import { Objects, Unlisted } from './objects.js';
import type { Dict } from './values.js';

/** Nothing in it is a document. */
export class NoDocument extends Error {}

/** A document: its objects, and the catalog that leads to all of them. */
export interface Document {
  objects: Objects;
  catalog: Dict;
}

/**
 * Opens a document by its lists of objects, or searches for its objects when `search` is set.
 * @throws Unlisted, NoDocument, NeedsPassword, TooComplex
 */
export function openDocument(bytes: Buffer, { search }: { search: boolean }): Document {
  const objects = new Objects(bytes, !search);
  if (search) searchObjects(objects);
  else followLists(objects);
  objects.decrypt();
  if (!objects.catalog && search) searchCatalog(objects);
  const { catalog } = objects;
  if (!catalog) throw search ? new NoDocument() : new Unlisted();
  objects.incomplete = false;
  return { objects, catalog };
}
