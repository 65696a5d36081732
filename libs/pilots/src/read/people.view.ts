import { type EntityManager, In } from 'typeorm';
import { Person } from '#identity';

/** The candidates of these enrollments, by their ids. */
export async function peopleById(
  manager: EntityManager,
  enrollments: readonly { personId: string }[],
): Promise<Map<string, Person>> {
  const people = await manager.findBy(Person, { id: In(enrollments.map(({ personId }) => personId)) });
  return new Map(people.map((person) => [person.id, person]));
}
