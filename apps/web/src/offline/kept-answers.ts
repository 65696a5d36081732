import { createStore, promisifyRequest } from 'idb-keyval';

/** Whose answers this browser keeps, until when they may be shown, and which build of the page kept them. */
interface Owner {
  /** Null while nobody is signed in: then only public answers are kept. */
  personId: string | null;
  /** The end of the session, an instant. */
  until: string | null;
  build: string;
}

export interface KeptAnswer {
  answer: unknown;
  /** When the API gave it, in milliseconds since 1970. */
  at: number;
}

const ownerKey = 'owner';
const longest = 7 * 24 * 60 * 60 * 1000;
const build = import.meta.url; // the file's name has a hash: another build may expect other fields
const store = createStore('laurel', 'answers');

/**
 * Keeps answers for this person, and first removes what anybody else has left. Called with every answer of the API about
 * the session, so that signing out, an ended session and another person each empty the store.
 */
export function keepFor(session: { personId: string; expiresAt: string } | null): Promise<void> {
  const owner: Owner = { personId: session?.personId ?? null, until: session?.expiresAt ?? null, build };
  return quietly(
    store('readwrite', async (answers) => {
      const before = await read<Owner>(answers, ownerKey);
      if (before?.personId !== owner.personId || before.build !== build) answers.clear();
      answers.put(owner, ownerKey);
      await done(answers);
    }),
  );
}

/** Keeps answers by their keys, if the store still belongs to the person whose page this is. */
export function keep(personId: string | null, found: ReadonlyMap<string, KeptAnswer>): Promise<void> {
  return quietly(
    store('readwrite', async (answers) => {
      const owner = await read<Owner>(answers, ownerKey);
      if (owner?.personId !== personId || owner.build !== build) return;
      for (const [key, answer] of found) answers.put(answer, key);
      await done(answers);
    }),
  );
}

/**
 * What was kept by this key. Undefined when it is for another person than the one whose page this is, too old, or from
 * an ended session. Without a person, only the session itself can be asked for: it says whose page this is.
 */
export async function findKept(key: string, personId: string | null | undefined): Promise<KeptAnswer | undefined> {
  try {
    return await store('readonly', async (answers) => {
      const [owner, kept] = await Promise.all([read<Owner>(answers, ownerKey), read<KeptAnswer>(answers, key)]);
      if (owner === undefined || kept === undefined || owner.build !== build) return undefined;
      if (personId !== undefined && owner.personId !== personId) return undefined;
      if (owner.until !== null && Date.parse(owner.until) < Date.now()) return undefined;
      return Date.now() - kept.at > longest ? undefined : kept;
    });
  } catch {
    return undefined; // the browser keeps nothing
  }
}

/** Removes everything that was kept. */
export function forgetAnswers(): Promise<void> {
  return quietly(
    store('readwrite', async (answers) => {
      answers.clear();
      await done(answers);
    }),
  );
}

/** Removes answers that are too old to be shown. */
export function forgetOldAnswers(): Promise<void> {
  return quietly(
    store('readwrite', async (answers) => {
      const cursors = answers.openCursor();
      cursors.onsuccess = () => {
        const cursor = cursors.result;
        if (cursor === null) return;
        const { at } = cursor.value as Partial<KeptAnswer>;
        if (at !== undefined && Date.now() - at > longest) cursor.delete();
        cursor.continue();
      };
      await done(answers);
    }),
  );
}

const read = <Value>(answers: IDBObjectStore, key: string): Promise<Value | undefined> =>
  promisifyRequest(answers.get(key) as IDBRequest<Value | undefined>);

const done = (answers: IDBObjectStore): Promise<undefined> => promisifyRequest(answers.transaction);

/** A browser that keeps nothing, or is full, still works with a connection. */
async function quietly(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}
