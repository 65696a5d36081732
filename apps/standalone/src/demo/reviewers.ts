import type { DemoAccount } from '#identity';
import type { RestClient } from './rest-client.js';
import type { Teller } from './teller.js';

interface Reviewing {
  administrator: RestClient;
  reviewers: RestClient[];
  accounts: DemoAccount[];
  submissionId: string;
  tell: Teller;
}

interface Workspace {
  outcomes: { details: { id: string; evidence: { id: string }[]; opinions: unknown[] }[] }[];
}

/** Two reviewers score independently and differ on one detail. A third decides it, and the administrator releases. */
export async function reviewBlind({
  administrator,
  reviewers,
  accounts,
  submissionId,
  tell,
}: Reviewing): Promise<void> {
  const idOf = ({ who }: RestClient): string => accounts.find(({ name }) => name === who)!.id;
  const [first, second, third] = reviewers as [RestClient, RestClient, RestClient];
  const { items: eligible } = await administrator.get<{ items: { eligible: boolean; conflicts: string[] }[] }>(
    `/v1/submissions/${submissionId}/eligible-reviewers`,
  );
  tell.step(
    `${eligible.filter((reviewer) => reviewer.eligible).length} of ${eligible.length} reviewers have no conflict (district, employer, coaching, declared).`,
  );
  await administrator.post(`/v1/submissions/${submissionId}/reviews`, { reviewerIds: [idOf(first), idOf(second)] });

  const firstReview = await accept(first);
  const identity = accounts.find(({ email }) => email === 'candidate-one@example.org')!;
  const seen = JSON.stringify(await first.get(`/v1/reviews/${firstReview}`));
  for (const secret of [
    identity.id,
    identity.name,
    identity.email,
    'Demo School One',
    'Demo District One',
    'A year of talk in lessons',
  ]) {
    if (seen.includes(secret)) throw new Error(`The reviewer's page reveals the candidate: "${secret}".`);
  }
  tell.step(
    'A reviewer receives nothing that contains the name, address, school, district or file names of the candidate.',
  );

  const disputed = await score(first, firstReview, () => 'demonstrated');
  await lock(first, firstReview);
  const secondReview = await accept(second);
  const blind = await second.refusal<{ code: string }>(403, 'GET', `/v1/reviews/${secondReview}/other-scores`);
  tell.step(`${first.who} has locked the review. ${second.who} asks for those scores and is refused (${blind.code}).`);
  await score(second, secondReview, (detailId) => (detailId === disputed ? 'progressing' : 'demonstrated'));
  await lock(second, secondReview);
  tell.step(`Both have locked their reviews. They differ on ${disputed}.`);

  await administrator.post(`/v1/submissions/${submissionId}/adjudication`, { reviewerId: idOf(third) });
  const adjudication = await accept(third);
  const { outcomes } = await third.get<Workspace>(`/v1/reviews/${adjudication}`);
  const details = outcomes.flatMap((outcome) => outcome.details);
  await score(third, adjudication, () => 'demonstrated');
  await lock(third, adjudication);
  tell.step(`${third.who} saw only ${details.map(({ id }) => id).join(', ')}, with both rationales, and decided.`);

  const { items: waiting } = await administrator.get<{ items: { submissionId: string; outcome: string }[] }>(
    '/v1/decisions-to-release',
  );
  const { outcome } = waiting.find((decision) => decision.submissionId === submissionId)!;
  await administrator.post(`/v1/submissions/${submissionId}/decision/release`, undefined, {
    'idempotency-key': crypto.randomUUID(),
  });
  tell.step(`${administrator.who} released the decision with its feedback: ${outcome}.`);
}

async function accept(reviewer: RestClient): Promise<string> {
  const { items } = await reviewer.get<{ items: { id: string; state: string }[] }>('/v1/reviews');
  const offered = items.find(({ state }) => state === 'offered');
  if (offered === undefined) throw new Error(`${reviewer.who} has no offer.`);
  await reviewer.post(`/v1/reviews/${offered.id}/accept`);
  return offered.id;
}

/** Scores every detail in the order of the page. Returns the id of the last detail. */
async function score(reviewer: RestClient, reviewId: string, levelOf: (detailId: string) => string): Promise<string> {
  const { outcomes } = await reviewer.get<Workspace>(`/v1/reviews/${reviewId}`);
  const details = outcomes.flatMap((outcome) => outcome.details);
  for (const { id, evidence } of details) {
    const level = levelOf(id);
    const rationale =
      level === 'demonstrated' ? 'The evidence shows it.' : 'The plan does not say who will continue the work.';
    await reviewer.put(
      `/v1/reviews/${reviewId}/scores/${id}`,
      { level, rationale, cited: evidence.slice(0, 1).map((link) => link.id) },
      { 'if-match': '"0"' },
    );
  }
  return details.at(-1)!.id;
}

async function lock(reviewer: RestClient, reviewId: string): Promise<void> {
  await reviewer.post(`/v1/reviews/${reviewId}/lock`, { summary: 'Clear work, well explained.' });
}
