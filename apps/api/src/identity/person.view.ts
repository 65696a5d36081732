import type { Person } from '#identity';

/** A person in the API: whether they joined, but not their account. */
export function personView<Shown extends Person>({ userId, ...person }: Shown) {
  return { ...person, joined: userId !== null };
}
