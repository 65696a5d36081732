import type { Person } from '#identity';

/** A person as the API shows them: whether they joined, not by which account. */
export function personView<Shown extends Person>({ userId, ...person }: Shown) {
  return { ...person, joined: userId !== null };
}
