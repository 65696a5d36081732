import type { FieldError } from '#kernel';
import { type CaseItemObject, type CasePackageObject, identifierKey } from './case-package.document.js';

/** An item in the tree that the associations `isChildOf` make. */
export interface TreeNode {
  item: CaseItemObject;
  children: TreeNode[];
}

/**
 * The items as a tree, in the publisher's order. An item without a parent belongs to the document. One with several
 * parents stands under the first.
 * @param pkg a package without faults.
 */
export function treeOf(pkg: CasePackageObject): TreeNode[] {
  const nodes = new Map((pkg.CFItems ?? []).map((item) => [identifierKey(item.identifier), { item, children: [] }]));
  const placed = new Set<string>();
  const roots: TreeNode[] = [];
  for (const { child, parent } of parentsInOrder(pkg)) {
    const node = nodes.get(child);
    if (node === undefined || placed.has(child)) continue;
    placed.add(child);
    (nodes.get(parent)?.children ?? roots).push(node as TreeNode);
  }
  return [...roots, ...[...nodes].flatMap(([identifier, node]) => (placed.has(identifier) ? [] : [node as TreeNode]))];
}

/** Shared identifiers, references to items that the package does not have, and items that are their own ancestors. */
export function treeFaultsOf(pkg: CasePackageObject): FieldError[] {
  const faults = [...repeated(pkg, 'CFItems'), ...repeated(pkg, 'CFAssociations'), ...dangling(pkg)];
  return faults.length > 0 ? faults : cycles(pkg);
}

interface Parenthood {
  child: string;
  parent: string;
  /** Its place in `CFAssociations`. */
  index: number;
}

function parentsInOrder({ CFAssociations }: CasePackageObject): Parenthood[] {
  return (CFAssociations ?? [])
    .map((association, index) => ({ association, index }))
    .filter(({ association }) => association.associationType === 'isChildOf')
    .sort((a, b) => (a.association.sequenceNumber ?? 0) - (b.association.sequenceNumber ?? 0) || a.index - b.index)
    .map(({ association: { originNodeURI, destinationNodeURI }, index }) => ({
      child: identifierKey(originNodeURI.identifier),
      parent: identifierKey(destinationNodeURI.identifier),
      index,
    }));
}

function repeated(pkg: CasePackageObject, list: 'CFItems' | 'CFAssociations'): FieldError[] {
  const first = new Map([[identifierKey(pkg.CFDocument.identifier), '/CFDocument']]);
  return (pkg[list] ?? []).flatMap(({ identifier }, index) => {
    const before = first.get(identifierKey(identifier));
    if (before !== undefined)
      return [{ pointer: `/${list}/${index}/identifier`, detail: `${before} has this identifier already.` }];
    first.set(identifierKey(identifier), `/${list}/${index}`);
    return [];
  });
}

function dangling(pkg: CasePackageObject): FieldError[] {
  const document = identifierKey(pkg.CFDocument.identifier);
  const items = new Set((pkg.CFItems ?? []).map(({ identifier }) => identifierKey(identifier)));
  return parentsInOrder(pkg).flatMap(({ child, parent, index }) => {
    const at = `/CFAssociations/${index}`;
    return [
      ...(items.has(child)
        ? []
        : [{ pointer: `${at}/originNodeURI/identifier`, detail: 'The package has no item with this identifier.' }]),
      ...(items.has(parent) || parent === document
        ? []
        : [
            {
              pointer: `${at}/destinationNodeURI/identifier`,
              detail: 'This is neither an item of the package nor its document.',
            },
          ]),
    ];
  });
}

/** The association that closes each circle of parents. */
function cycles(pkg: CasePackageObject): FieldError[] {
  const up = new Map<string, Parenthood[]>();
  for (const step of parentsInOrder(pkg)) {
    const steps = up.get(step.child);
    if (steps === undefined) up.set(step.child, [step]);
    else steps.push(step);
  }
  const done = new Set<string>();
  const faults: FieldError[] = [];
  for (const start of up.keys()) {
    const onPath = new Set<string>();
    const path: { item: string; next: number }[] = [];
    const enter = (item: string): void => {
      onPath.add(item);
      path.push({ item, next: 0 });
    };
    if (!done.has(start)) enter(start);
    while (path.length > 0) {
      const top = path.at(-1)!;
      const step = up.get(top.item)?.[top.next++];
      if (step === undefined) {
        path.pop();
        onPath.delete(top.item);
        done.add(top.item);
      } else if (onPath.has(step.parent)) {
        faults.push({
          pointer: `/CFAssociations/${step.index}`,
          detail: 'This makes an item its own ancestor. An item cannot stand under itself.',
        });
      } else if (!done.has(step.parent)) enter(step.parent);
    }
  }
  return faults;
}
