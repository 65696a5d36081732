import { z } from 'zod';
import { about, declareEvents } from '#database';
import { clientScopes, roles } from './vocabulary.js';

const roleList = z.array(z.enum(roles));
const coaching = { coachId: z.uuid(), candidateId: z.uuid() };
const conflict = { reviewerId: z.uuid(), candidateId: z.uuid() };
const connection = { clientId: z.string(), name: z.string(), scopes: z.array(z.string()) };
/** Names of the fields of the profile that were changed. */
const changed = z.array(z.string());

/** What happens to people, to their accounts, and to the systems and backpacks that use the API. */
export const identityEvents = declareEvents({
  'person.invited': about('person', { personId: z.uuid(), invitationId: z.uuid(), roles: roleList }),
  'person.joined': about('person', { personId: z.uuid(), roles: roleList }),
  'person.deactivated': about('person', {}),
  'person.reactivated': about('person', {}),
  'person.profile-edited': about('person', { changed }),
  'person.roles-changed': about('person', { changed, roles: roleList }),
  'person.address-changed': about('person', { personId: z.uuid() }),
  'person.password-changed': about('person', {}),
  'person.second-factor-set-up': about('person', {}),
  'person.second-factor-removed': about('person', {}),
  'person.signed-out-everywhere': about('person', {}),
  'password.reset-requested': about('person', { resetId: z.uuid(), personId: z.uuid() }),
  'invitation.revoked': about('person', { invitationId: z.uuid(), personId: z.uuid() }),
  'coaching.added': about('person', coaching),
  'coaching.ended': about('person', coaching),
  'conflict.declared': about('person', conflict),
  'conflict.withdrawn': about('person', conflict),
  'client.registered': about('client', { name: z.string(), scopes: z.array(z.enum(clientScopes)) }),
  'client.revoked': about('client', {}),
  'backpack.registered': about('client', { name: z.string(), redirectUris: z.array(z.string()) }),
  'backpack.connected': about('person', connection),
  'backpack.refused': about('person', connection),
  'backpack.disconnected': about('person', { clientId: z.string() }),
});
