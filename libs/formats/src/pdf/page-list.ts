import type { Objects } from './objects.js';
import { type Dict, isDict, Name, Ref, TooComplex, type Value } from './values.js';

/** More pages than any document for people has. */
const mostPages = 20_000;
const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];

/** The pages of a document in one list, so that their tree has no circles and no page counts twice. */
export class PageList {
  readonly pages: Dict[] = [];
  /** The list, and the pages in it. */
  private readonly listed = new Set<Value>();

  constructor(private readonly objects: Objects) {}

  /**
   * Replaces the tree of pages by the list.
   * @throws TooComplex
   */
  replaceTree(catalog: Dict): void {
    const list: Dict = new Map<string, Value>([['Type', new Name('Pages')]]);
    this.listed.add(list);
    const parent = this.objects.add(list);
    const kids = this.leavesOf(catalog.get('Pages') ?? null).map((leaf) => this.page(leaf, parent));
    list.set('Count', kids.length);
    list.set('Kids', kids);
    catalog.set('Pages', parent);
  }

  /** Whether this is the list, or a page in it. */
  has(value: Value): boolean {
    return this.listed.has(value);
  }

  /** The pages under a tree, with what each inherits. */
  private leavesOf(tree: Value): Leaf[] {
    const { objects } = this;
    const leaves: Leaf[] = [];
    const seen = new Set<Value>();
    const waiting: { node: Value; given: Dict }[] = [{ node: tree, given: new Map() }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const found = objects.resolve(next.node);
      if (!isDict(found)) continue;
      const given: Dict = new Map(next.given);
      for (const key of inherited) {
        const value = found.get(key);
        if (value !== undefined) given.set(key, value);
      }
      const children = objects.get(found, 'Kids');
      if (Array.isArray(children)) {
        if (seen.has(found)) continue;
        seen.add(found);
        for (const child of children.toReversed()) waiting.push({ node: child, given });
        if (waiting.length > mostPages * 10) throw new TooComplex('too many pages');
      } else if (objects.name(found, 'Type') !== 'Pages') {
        if (leaves.length >= mostPages) throw new TooComplex('too many pages');
        leaves.push({ node: next.node, found, given });
      }
    }
    return leaves;
  }

  /** A page that is listed twice becomes two pages. */
  private page({ node, found, given }: Leaf, parent: Ref): Ref {
    const isTwice = this.listed.has(found);
    const page = isTwice ? new Map(found) : found;
    const ref = node instanceof Ref && !isTwice ? node : this.objects.add(page);
    page.set('Parent', parent);
    page.set('Type', new Name('Page'));
    for (const key of inherited) {
      const value = given.get(key);
      page.delete(key);
      if (value !== undefined) page.set(key, value);
    }
    this.listed.add(page);
    this.pages.push(page);
    return ref;
  }
}

interface Leaf {
  node: Value;
  found: Dict;
  /** What it has itself, or inherits. */
  given: Dict;
}
