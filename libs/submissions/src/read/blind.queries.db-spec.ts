import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aSubmission, type Laurel, startLaurel } from '#testing';
import { BlindQueries } from './blind.queries.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('a submission as reviewers see it', () => {
  it('has no name of a file, a person, a school or a district', async () => {
    const sealed = await aSubmission(laurel).sealed();
    const [person] = await laurel.dataSource.query<Record<string, string>[]>(
      'SELECT name, email, school, district, employer FROM person WHERE id = $1',
      [sealed.candidateId],
    );
    const given = JSON.stringify(await laurel.get(BlindQueries).forReviewer(sealed.id));
    for (const secret of [
      ...Object.values(person!),
      sealed.candidateId,
      sealed.enrollmentId,
      'Agenda of the data meeting',
    ])
      expect(given).not.toContain(secret);
  });
});
