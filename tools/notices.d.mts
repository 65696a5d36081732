interface Shipped {
  path: string;
  name: string;
  version: string;
  license?: string;
}

/** The packages of a lock that reach production: what the server depends on, and what the page is made of. */
export function shipped(lock: { packages: Record<string, object> }, ofPage: Iterable<string>): Shipped[];

/** The notices: each license text once, under the packages that have it. */
export function notices(packages: Shipped[], textOf: (each: Shipped) => string | undefined): string;
