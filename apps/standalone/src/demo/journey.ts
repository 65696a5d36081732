import type { DemoAccount } from '#identity';
import { addDays, localDayOf } from '#kernel';
import { submitArtifacts } from './candidate.js';
import { RestClient } from './rest-client.js';
import { reviewBlind } from './reviewers.js';
import { type Teller, until } from './teller.js';

const zone = 'America/Chicago';

export interface Journey {
  url: string;
  accounts: DemoAccount[];
  now: Date;
  tell: Teller;
}

export interface Badge {
  id: string;
  url: string;
  recipient: string;
}

interface Enrollment {
  id: string;
  state: string;
}

/** Takes one submission from the catalog to the badge, only through the public REST API. */
export async function walkJourney({ url, accounts, now, tell }: Journey): Promise<Badge> {
  const enter = async (email: string): Promise<RestClient> => {
    const { name, password } = accounts.find((account) => account.email === email)!;
    const client = new RestClient(url, name);
    await client.signIn(email, password);
    return client;
  };

  tell.part('The catalog, for everyone');
  const version = await readCatalog(new RestClient(url, 'The public'), tell);

  tell.part('A pilot that is open today');
  const administrator = await enter('administrator@example.org');
  const candidate = await enter('candidate-one@example.org');
  const pilot = await openPilot(administrator, version.id, now, tell);
  const enrollment = await register({ administrator, candidate, pilot, versionId: version.id, accounts, tell });

  tell.part('The four artifacts');
  const submissionId = await submitArtifacts(candidate, enrollment.id, tell);

  tell.part('Blind review');
  const reviewers = await Promise.all(['one', 'two', 'three'].map((word) => enter(`reviewer-${word}@example.org`)));
  await reviewBlind({ administrator, reviewers, accounts, submissionId, tell });

  tell.part('The badge');
  await candidate.put(`/v1/enrollments/${enrollment.id}/feedback`, {
    rigor: 4,
    clarity: 5,
    text: 'The outcomes say what counts.',
  });
  await administrator.post(`/v1/roster/${enrollment.id}/requirements`, {
    kind: 'community',
    note: 'Answered the prompts of the online community.',
  });
  tell.step(
    'The pilot has two more requirements. The candidate gave feedback on rigor and clarity, and took part in the community.',
  );
  const award = await until(
    'The badge',
    async () => (await candidate.get<{ items: { id: string; url: string }[] }>('/v1/me/awards')).items[0],
  );
  tell.step(`The worker signed the badge: ${award.url}`);
  const { items: messages } = await administrator.get<{ items: unknown[] }>('/v1/messages?limit=200');
  tell.step(`Laurel wrote ${messages.length} emails on the way. They are kept at /v1/messages.`);
  await readAsNetwork(administrator, url, tell);
  return { ...award, recipient: 'candidate-one@example.org' };
}

async function readCatalog(anyone: RestClient, tell: Teller): Promise<{ id: string }> {
  const { items } = await anyone.get<{ items: { name: string }[] }>('/v1/stacks');
  tell.step(`${items.length} stacks: ${items.map(({ name }) => name).join(', ')}.`);
  const { items: versions } = await anyone.get<{
    items: { id: string; number: number; state: string; contentHash: string }[];
  }>('/v1/micro-credentials/INS-2/versions');
  const [version] = versions;
  if (version === undefined) throw new Error('INS-2 has no public version.');
  tell.step(
    `INS-2 "Effective Instructional Practice", version ${version.number}, is in state ${version.state}. Its content hash begins with ${version.contentHash.slice(0, 12)}.`,
  );
  return version;
}

async function openPilot(
  administrator: RestClient,
  versionId: string,
  now: Date,
  tell: Teller,
): Promise<{ id: string; meetingId: string }> {
  const today = localDayOf(now, zone);
  const pilot = await administrator.post<{ id: string; title: string }>('/v1/pilots', {
    code: `demo-${now.getTime()}`,
    title: 'Pilot of the demo',
    zone,
    windowDays: 120,
    closesOn: addDays(today, 200),
    registersFrom: addDays(today, -1),
    versions: [{ versionId, seats: 10 }],
  });
  const meeting = await administrator.post<{ id: string }>(`/v1/pilots/${pilot.id}/meetings`, {
    kind: 'informational',
    title: 'Informational meeting',
    place: 'https://meet.example.org/laurel',
    startsLocal: `${addDays(today, -1)}T10:00`,
    minutes: 60,
  });
  tell.step(`${administrator.who} opened a pilot with ten seats, 120 days, and an informational meeting.`);
  return { id: pilot.id, meetingId: meeting.id };
}

interface Registering {
  administrator: RestClient;
  candidate: RestClient;
  pilot: { id: string; meetingId: string };
  versionId: string;
  accounts: DemoAccount[];
  tell: Teller;
}

async function register({
  administrator,
  candidate,
  pilot,
  versionId,
  accounts,
  tell,
}: Registering): Promise<Enrollment> {
  const registrations = `/v1/pilots/${pilot.id}/registrations`;
  const refusal = await candidate.refusal<{ detail: string }>(409, 'POST', registrations, { versionId });
  tell.step(`Registering before the meeting is refused: "${refusal.detail}"`);
  const personId = accounts.find(({ name }) => name === candidate.who)!.id;
  await administrator.put(`/v1/pilots/${pilot.id}/meetings/${pilot.meetingId}/attendance`, {
    entries: [{ personId, attended: true }],
  });
  const enrollment = await candidate.post<Enrollment>(
    registrations,
    { versionId },
    { 'idempotency-key': crypto.randomUUID() },
  );
  tell.step(`${candidate.who} attended and is ${enrollment.state}.`);
  await candidate.post(`/v1/enrollments/${enrollment.id}/start`);
  const { deadline } = await candidate.get<{
    deadline: {
      lastDay: string;
      windowEndsOn: string;
      pilotClosesOn: string;
      decidedBy: string;
      daysLeft: number;
      zone: string;
    };
  }>(`/v1/enrollments/${enrollment.id}`);
  tell.step(
    `The candidate has started work. The deadline is the end of ${deadline.lastDay} (${deadline.zone}), in ${deadline.daysLeft} days: ` +
      `the window ends on ${deadline.windowEndsOn}, the pilot closes on ${deadline.pilotClosesOn}, and the ${deadline.decidedBy} decides.`,
  );
  return enrollment;
}

async function readAsNetwork(administrator: RestClient, url: string, tell: Teller): Promise<void> {
  const scopes = ['enrollments:read', 'submissions:read', 'awards:read', 'registrations:write'];
  const { id, clientSecret } = await administrator.post<{ id: string; clientSecret: string }>('/v1/oauth-clients', {
    name: 'Ed Leaders Network (demo)',
    scopes,
  });
  const network = new RestClient(url, 'The Ed Leaders Network');
  await network.authorize(id, clientSecret);
  const { items: enrollments } = await network.get<{ items: Enrollment[] }>('/v1/integration/enrollments');
  const { items: submissions } = await network.get<{ items: { state: string }[] }>('/v1/integration/submissions');
  const { items: awards } = await network.get<{ items: unknown[] }>('/v1/integration/awards');
  tell.step(
    `${network.who} reads by OAuth 2.0: ${enrollments.length} enrollment, ${enrollments[0]?.state}; ${submissions.length} submission, ${submissions[0]?.state}; ${awards.length} award.`,
  );
}
