import { hashKey, type Query, type QueryClient, type QueryKey, type QueryPersister } from '@tanstack/react-query';
import { Unreachable } from '../api/problem';
import type { Session } from '../api/schema';
import { noteUnanswered } from './connection';
import { findKept, forgetOldAnswers, keep, type KeptAnswer, keepFor } from './kept-answers';

/**
 * Never kept: secrets, links that expire, and other people's mail. The first words of a query's key name its kind.
 */
const neverKept = [
  'second-factor-picture',
  'invitation',
  'unsubscribe',
  'connection-request',
  'reading-link',
  'file-link',
  'content-check',
  'artifact-to-confirm',
  'admin messages',
  'admin search',
];

/** The queries whose answer on the page is a kept one, with the time when the API gave it. */
const shown = new Map<string, number>();

/** Asks the API. Without a connection, gives what this browser kept from the last time. */
export const answerOrKept: QueryPersister<unknown, QueryKey, never> = async (ask, context, query) => {
  try {
    const answer = await ask(context);
    shown.delete(query.queryHash);
    return answer;
  } catch (error) {
    if (!(error instanceof Unreachable) || query.state.data !== undefined || (await noteUnanswered())) throw error;
    const kept = await findKept(query.queryHash, isSession(query) ? undefined : readerOf(context.client)?.personId);
    if (kept === undefined) throw error;
    shown.set(query.queryHash, kept.at);
    return kept.answer;
  }
};

/** Queries with a new answer to keep, and answers that a save has changed since, by the hash of their query. */
const waiting = new Set<Query>();
const changed = new Map<string, KeptAnswer>();
let plan: () => void = () => undefined;

/** Keeps an answer as a save has changed it, without rendering the page again as `setQueryData` would. */
export function keepChanged(queryKey: QueryKey, answer: unknown): void {
  changed.set(hashKey(queryKey), { answer, at: Date.now() });
  plan();
}

/** Keeps every answer that comes, for when the connection is lost. */
export function keepAnswers(queries: QueryClient): void {
  let isPlanned = false;
  const flush = () => {
    isPlanned = false;
    const session = readerOf(queries);
    if (session === undefined) return; // it is not known yet whose answers these are
    const found = new Map<string, KeptAnswer>();
    for (const { queryHash, state } of waiting)
      if (state.data !== undefined) found.set(queryHash, { answer: state.data, at: state.dataUpdatedAt });
    for (const [queryHash, kept] of changed) found.set(queryHash, kept);
    waiting.clear();
    changed.clear();
    if (found.size > 0) void keep(session?.personId ?? null, found);
  };
  plan = () => {
    if (isPlanned) return;
    isPlanned = true;
    whenIdle(flush);
  };
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    const { query } = event;
    if (event.action.manual) shown.delete(query.queryHash); // the page has learned something newer
    if (isSession(query)) void keepFor(query.state.data as Session | null);
    if (shown.has(query.queryHash) || !mayBeKept(query)) return;
    changed.delete(query.queryHash); // it was read after the save
    waiting.add(query);
    plan();
  });
  whenIdle(() => void forgetOldAnswers());
}

/** Whether anything that was asked for came from before the connection was lost. */
export const showsKept = (): boolean => shown.size > 0;

/** Asks again for what is shown from before. */
export function askAgain(queries: QueryClient): void {
  void queries.invalidateQueries({ predicate: ({ queryHash }) => shown.has(queryHash) });
}

/**
 * When the API gave the oldest answer on the open page, in milliseconds since 1970. Null when there is none.
 * @param fromBefore Whether an answer is one from before the connection was lost.
 */
export function ageOfPage(queries: QueryClient): { at: number | null; fromBefore: boolean } {
  const active = queries.getQueryCache().findAll({ type: 'active', predicate: (query) => !isSession(query) });
  const times = active
    .filter(({ state }) => state.data !== undefined)
    .map(({ queryHash, state }) => shown.get(queryHash) ?? state.dataUpdatedAt);
  return {
    at: times.length === 0 ? null : Math.min(...times),
    fromBefore: active.some(({ queryHash }) => shown.has(queryHash)),
  };
}

function mayBeKept({ queryKey }: Query): boolean {
  const kind = queryKey.slice(0, 2).join(' ');
  return !neverKept.some((name) => kind === name || queryKey[0] === name);
}

const isSession = ({ queryKey }: Query): boolean => queryKey[0] === 'session';

/** Who is signed in; null if no one is, undefined if it is not known yet. */
const readerOf = (queries: QueryClient): Session | null | undefined => queries.getQueryData(['session']);

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 2_000 });
  else setTimeout(work, 200);
}
