import { z } from 'zod';
import { enrollmentStates, fewestMembers, mostMembers } from '#pilots/vocabulary';
import { Id, Instant, line } from './common.js';
import { PersonRefView } from './identity.js';

const members = z.array(Id).min(fewestMembers).max(mostMembers).meta({
  description: 'The enrollments of the members: people of one school, in this pilot and version.',
});
const example = {
  name: 'Initiative team of Cedar Ridge',
  enrollmentIds: ['019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a12', '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a13'],
};

export const TeamChangeInput = z
  .object({ name: line(200), enrollmentIds: members })
  .meta({ id: 'TeamChangeInput', examples: [example] });

export const NewTeamInput = TeamChangeInput.extend({ versionId: Id }).meta({
  id: 'NewTeamInput',
  examples: [{ ...example, versionId: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11' }],
});

export const TeamView = z
  .object({
    id: Id,
    pilotId: Id,
    versionId: Id,
    name: z.string(),
    school: z.string(),
    formedAt: Instant,
    sealedAt: Instant.nullable().meta({
      description: 'When the team submitted for the first time. From then on its members stay.',
    }),
    members: z.array(z.object({ enrollmentId: Id, state: z.enum(enrollmentStates), person: PersonRefView })),
    revision: z.int(),
  })
  .meta({ id: 'Team' });

export const Teams = z.object({ items: z.array(TeamView) });
