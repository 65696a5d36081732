import { z } from 'zod';
import { invitationStates, roles, secondFactorStates } from '#identity/vocabulary';
import { Email, Id, Instant, line, pageOf, PageQuery, text, word, Zone } from './common.js';

export const RoleName = z.enum(roles).meta({ id: 'Role' });

const roleList = z
  .array(RoleName)
  .max(roles.length)
  .refine((roles) => new Set(roles).size === roles.length, 'Name each role once.');

/** A password to check. The operation decides whether a new one is acceptable. */
const password = z.string().min(1).max(1000).meta({ format: 'password' });

const newPassword = password.meta({
  description: 'At least 15 characters of any kind.',
  examples: ['four quiet words together'],
});

const mailedToken = word(200).meta({ description: 'The part after # in the mailed link.' });

const totpCode = z
  .string()
  .regex(/^\d{6}$/, 'The six digits that the authenticator app shows.')
  .meta({ examples: ['492039'] });

export const SignInRequest = z
  .object({
    email: Email,
    password,
    code: totpCode
      .optional()
      .meta({ description: 'Six digits from the authenticator app, when a second factor is on.' }),
    backupCode: line(50).optional().meta({ description: 'A backup code, instead of `code`.' }),
  })
  .meta({ id: 'SignInRequest' });

/** What a program calls some of the roles. */
export const RoleNames = z
  .object(Object.fromEntries(roles.map((role) => [role, line(40)])) as Record<(typeof roles)[number], z.ZodString>)
  .partial()
  .meta({ id: 'RoleNames', description: 'What the program calls each role. Absent: the word of Laurel.' });

const OwnProgram = z
  .object({
    code: z.string(),
    name: z.string(),
    standard: z.boolean().meta({ description: 'Whether public pages show this program by default.' }),
    accent: z
      .string()
      .nullable()
      .meta({ description: 'The accent color of its pages, `#rrggbb`. Null: that of Laurel.' }),
    roleNames: RoleNames,
  })
  .meta({ id: 'OwnProgram' });

export const SessionView = z
  .object({
    personId: Id,
    program: OwnProgram.meta({ description: 'The program in which they act: the header `Laurel-Program` chooses it.' }),
    programs: z.array(OwnProgram).meta({ description: 'All programs in which they take part.' }),
    name: z.string(),
    email: z.string(),
    zone: z.string(),
    roles: z.array(RoleName).meta({ description: 'Roles in force.' }),
    withheldRoles: z.array(RoleName).meta({ description: 'Roles that are withheld until a second factor is set up.' }),
    secondFactor: z.enum(secondFactorStates),
    expiresAt: Instant,
  })
  .meta({ id: 'Session' });

export const PasswordRequest = z.object({ password }).meta({ id: 'PasswordRequest' });
export const CodeRequest = z.object({ code: totpCode }).meta({ id: 'CodeRequest' });

export const BegunSecondFactor = z
  .object({
    uri: z.string().meta({ description: 'For a QR code: `otpauth://totp/…`. Shown once.' }),
    backupCodes: z
      .array(z.string())
      .meta({ description: 'Keep them in case the app is lost. Each opens one session. Shown once.' }),
  })
  .meta({ id: 'BegunSecondFactor' });

export const ChangePasswordRequest = z
  .object({ currentPassword: password, newPassword })
  .meta({ id: 'ChangePasswordRequest' });
export const PasswordResetRequest = z.object({ email: Email }).meta({ id: 'PasswordResetRequest' });
export const PasswordResetCompletion = z
  .object({ token: mailedToken, password: newPassword })
  .meta({ id: 'PasswordResetCompletion' });

const about = {
  name: line(200),
  district: line(200).nullable(),
  school: line(200).nullable(),
  employer: line(200).nullable(),
  region: z.int().min(1).max(9).nullable().meta({ description: 'One of the nine regions.' }),
  zone: Zone.meta({ description: 'IANA time zone of the dates that the person reads.' }),
};

const something = (changes: object): boolean => Object.values(changes).some((value) => value !== undefined);

export const ProfileEdit = z
  .object(about)
  .partial()
  .refine(something, 'Name at least one thing to change.')
  .meta({ id: 'ProfileEdit' });

export const PersonEdit = z
  .object({
    ...about,
    roles: roleList.meta({ description: 'All roles of the person. An empty list gives no access.' }),
  })
  .partial()
  .refine(something, 'Name at least one thing to change.')
  .meta({ id: 'PersonEdit' });

export const AddressChange = z
  .object({ email: Email })
  .meta({ id: 'AddressChange', examples: [{ email: 'ada@example.org' }] });

export const PersonView = z
  .object({
    id: Id,
    email: z.string(),
    name: z.string(),
    district: z.string().nullable(),
    school: z.string().nullable(),
    employer: z.string().nullable(),
    region: about.region,
    zone: z.string().meta({ description: 'IANA time zone of the dates that the person reads.' }),
    roles: z.array(RoleName),
    joined: z.boolean().meta({ description: 'Whether the invitation was accepted.' }),
    createdAt: Instant,
    revision: z.int(),
  })
  .meta({ id: 'Person' });

export const PersonRefView = z.object({ id: Id, name: z.string() }).meta({ id: 'PersonRef' });

export const PersonDetailView = PersonView.extend({
  secondFactor: z.enum(secondFactorStates),
  coaches: z.array(PersonRefView).meta({ description: 'Who coaches this person.' }),
  coaching: z.array(PersonRefView).meta({ description: 'The candidates whom this person coaches.' }),
  undelivered: z
    .object({
      messageId: Id,
      at: Instant,
      said: z.string().nullable().meta({ description: 'What the mail server said.' }),
    })
    .nullable()
    .meta({ description: 'The last email that did not arrive. Null while email arrives at the address.' }),
}).meta({ id: 'PersonDetail' });

export const People = pageOf(PersonView).meta({ id: 'People' });

export const PeopleQuery = PageQuery.extend({
  role: RoleName.optional(),
  text: line(100)
    .optional()
    .meta({ description: 'Words, each a part of the name, email address, district or school.' }),
});

export const CoachedCandidates = z
  .object({
    items: z.array(
      PersonRefView.extend({ email: z.string(), district: z.string().nullable(), school: z.string().nullable() }),
    ),
  })
  .meta({ id: 'CoachedCandidates' });

export const InvitationRequest = z
  .object({ ...about, email: Email, roles: roleList.min(1, 'Name at least one role.') })
  .partial({ district: true, school: true, employer: true, region: true })
  .extend({ zone: about.zone.default('America/Chicago') })
  .meta({ id: 'InvitationRequest' });

/** How many people one request invites. */
export const mostInvitees = 500;

export const InvitationsRequest = z
  .object({
    invitees: z.array(InvitationRequest).min(1, 'Name at least one person.').max(mostInvitees),
    checkOnly: z.boolean().default(false).meta({ description: 'Checks everything and invites nobody.' }),
  })
  .meta({ id: 'InvitationsRequest' });

export const InvitationCounts = z
  .object({
    invited: z.int().meta({ description: 'How many people are invited, or would be.' }),
    again: z.int().meta({ description: 'Those of them who had an open invitation. Its link stops working.' }),
  })
  .meta({ id: 'InvitationCounts' });

export const InvitationView = z
  .object({
    id: Id,
    personId: Id,
    email: z.string(),
    name: z.string(),
    roles: z.array(RoleName),
    state: z.enum(invitationStates),
    invitedAt: Instant,
    expiresAt: Instant,
  })
  .meta({ id: 'Invitation' });

export const OpenedInvitation = InvitationView.extend({
  program: OwnProgram.pick({ code: true, name: true }).meta({
    id: 'InvitingProgram',
    description: 'The program that they are invited to.',
  }),
  hasAccount: z.boolean().meta({
    description:
      'Whether the address has an account from another program. Its person joins with it, and chooses no password.',
  }),
}).meta({ id: 'OpenedInvitation' });

export const Invitations = pageOf(InvitationView).meta({ id: 'Invitations' });

export const InvitationToken = z.object({ token: mailedToken }).meta({ id: 'InvitationToken' });

export const InvitationAcceptance = z
  .object({
    token: mailedToken,
    password: newPassword
      .optional()
      .meta({ description: 'Needed unless the address has an account. At least 15 characters of any kind.' }),
    name: line(200).optional().meta({ description: 'The name the person wants.' }),
  })
  .meta({ id: 'InvitationAcceptance' });

export const ConflictDeclaration = z
  .object({
    candidateId: Id.optional(),
    candidateEmail: Email.optional(),
    reviewerId: Id.optional().meta({ description: 'For administrators. Default: your own conflict.' }),
    reason: text(1000),
  })
  .refine(({ candidateId, candidateEmail }) => (candidateId === undefined) !== (candidateEmail === undefined), {
    path: ['candidateId'],
    error: 'Name the candidate by candidateId or by candidateEmail, not by both.',
  })
  .meta({ id: 'ConflictDeclaration' });

export const DeclaredConflictView = z
  .object({ reviewer: PersonRefView, candidate: PersonRefView, reason: z.string(), declaredAt: Instant })
  .meta({ id: 'DeclaredConflict' });

export const DeclaredConflicts = pageOf(DeclaredConflictView).meta({ id: 'DeclaredConflicts' });
export const DeclaredConflictsQuery = PageQuery.extend({
  reviewerId: Id.optional().meta({ description: 'For administrators.' }),
});
