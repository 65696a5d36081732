import { mock } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Refused, Unreachable } from '../api/problem.js';
import { Autosave, type Saved } from './autosave.js';
import { KeptDrafts } from './kept-drafts.js';

/** The part of a server that keeps one text. */
class TextServer {
  saved: Saved<string> = { value: '', revision: 0, savedAt: null };
  failure: Error | null = null;
  /** Whether a save arrives although its answer is lost. */
  losesAnswers = false;
  saves = 0;

  readonly read = (): Promise<Saved<string>> =>
    this.failure === null ? Promise.resolve(this.saved) : Promise.reject(this.failure);

  readonly save = (value: string, revision: number): Promise<Saved<string>> => {
    this.saves += 1;
    if (this.failure !== null) return Promise.reject(this.failure);
    if (revision !== this.saved.revision) return Promise.reject(refused(412));
    this.saved = { value, revision: revision + 1, savedAt: '2026-11-25T10:42:00Z' };
    return this.losesAnswers ? Promise.reject(new Unreachable()) : Promise.resolve(this.saved);
  };
}

const refused = (status: number) => new Refused({ status, code: 'a.refusal', title: 'Refused' });

function browserStore(): ConstructorParameters<typeof KeptDrafts>[2] {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, text) => void items.set(key, text),
    removeItem: (key) => void items.delete(key),
    key: (index) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
}

/** Lets time pass, with the answers that arrive meanwhile. */
async function seconds(count: number): Promise<void> {
  for (let tenth = 0; tenth <= count * 10; tenth += 1) {
    mock.timers.tick(tenth === 0 ? 0 : 100);
    await setImmediate();
  }
}

let server: TextServer;
let store: ReturnType<typeof browserStore>;

function aTab(name: string, isSavable?: (text: string) => boolean): Autosave<string> {
  const port = { read: server.read, save: server.save, toText: String, fromText: String, isSavable };
  return new Autosave(port, new KeptDrafts('text', name, store), '');
}

async function opened(name = 'one', isSavable?: (text: string) => boolean): Promise<Autosave<string>> {
  const draft = aTab(name, isSavable);
  await draft.open();
  return draft;
}

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  server = new TextServer();
  store = browserStore();
});
afterEach(() => {
  mock.timers.reset();
});

describe('a text that saves itself', () => {
  it('is saved once, a moment after the last change', async () => {
    const draft = await opened();
    draft.write('In August');
    await seconds(1);
    draft.write('In August our team');
    expect(draft.current().status).toBe('changed');
    await seconds(2);
    expect(draft.current()).toMatchObject({ status: 'saved', savedAt: '2026-11-25T10:42:00Z', kept: false });
    expect(server).toMatchObject({ saved: { value: 'In August our team' }, saves: 1 });
  });

  it('is saved every ten seconds while the writer never pauses', async () => {
    const draft = await opened();
    for (let second = 0; second < 25; second += 1) {
      draft.write(`${second}`);
      await seconds(1);
    }
    expect(server.saves).toBe(2);
  });

  it('waits for a connection, keeps a copy meanwhile, and is saved when the server is back', async () => {
    const draft = await opened();
    server.failure = new Unreachable();
    draft.write('Written on a train');
    await seconds(2);
    expect(draft.current()).toMatchObject({ status: 'offline', kept: true });
    expect(draft.isOnlyHere).toBe(false);
    server.failure = null;
    await seconds(6);
    expect(draft.current().status).toBe('saved');
    expect(server.saved.value).toBe('Written on a train');
  });

  it('that was never saved is found by the next tab', async () => {
    const closed = await opened('one');
    server.failure = new Unreachable();
    closed.write('Almost lost');
    server.failure = null;
    closed.leave();
    await seconds(0);
    const offline = await opened('two');
    expect(offline.current().value).toBe('Almost lost');
  });

  it('is not sent twice when only the answer was lost', async () => {
    const draft = await opened();
    server.losesAnswers = true;
    draft.write('First');
    await seconds(2);
    server.losesAnswers = false;
    draft.write('First and second');
    await seconds(6);
    expect(draft.current()).toMatchObject({ status: 'saved', theirs: null });
    expect(server.saved).toMatchObject({ value: 'First and second', revision: 2 });
  });

  it('never overwrites what another tab has saved: the writer chooses', async () => {
    const [one, two] = [await opened('one'), await opened('two')];
    one.write('From tab one');
    await one.save();
    two.write('From tab two');
    await two.save();
    expect(two.current()).toMatchObject({ status: 'conflict', theirs: { value: 'From tab one' } });
    two.write('From tab two, more');
    await seconds(20);
    expect(server.saved.value).toBe('From tab one');

    await two.choose('mine');
    expect(server.saved.value).toBe('From tab two, more');
    expect(two.current()).toMatchObject({ status: 'saved', theirs: null });
  });

  it('is set aside when the writer chooses the other one', async () => {
    const [one, two] = [await opened('one'), await opened('two')];
    one.write('From tab one');
    await one.save();
    two.write('From tab two');
    await two.save();
    await two.choose('theirs');
    expect(two.current()).toMatchObject({ status: 'saved', value: 'From tab one', setAside: 'From tab two' });
  });

  it('is saved after the next sign-in when the session has ended', async () => {
    const draft = await opened();
    server.failure = refused(401);
    draft.write('Late at night');
    await draft.save();
    expect(draft.current()).toMatchObject({ status: 'signed-out', kept: true });
    server.failure = null;
    await draft.save();
    expect(server.saved.value).toBe('Late at night');
  });

  it('says so when it is refused, and is sent again after a change', async () => {
    const draft = await opened();
    server.failure = refused(422);
    draft.write('Too much');
    await draft.save();
    expect(draft.current()).toMatchObject({ status: 'refused', error: server.failure });
    await seconds(60);
    expect(server.saves).toBe(1);
    server.failure = null;
    draft.write('Less');
    await seconds(2);
    expect(draft.current()).toMatchObject({ status: 'saved', error: null });
  });

  it('is kept here, but not sent, while the server would refuse it', async () => {
    const draft = await opened('one', (text) => text !== '');
    draft.write('Something');
    draft.write('');
    await seconds(20);
    expect(draft.current()).toMatchObject({ status: 'unsavable', kept: true });
    expect(server.saves).toBe(0);
    draft.write('Something else');
    await seconds(2);
    expect(server.saved.value).toBe('Something else');
  });

  it('saves what was written while a save was under way', async () => {
    const draft = await opened();
    draft.write('First');
    const saving = draft.save();
    draft.write('Second');
    await Promise.all([saving, draft.save()]);
    expect(draft.isSaved).toBe(true);
    expect(server.saved).toMatchObject({ value: 'Second', revision: 2 });
  });

  it('would be lost with the page where the browser keeps nothing', async () => {
    store = {
      ...browserStore()!,
      setItem: () => {
        throw new Error('full');
      },
    };
    const draft = await opened();
    draft.write('Only here');
    expect(draft.isOnlyHere).toBe(true);
    await draft.save();
    expect(draft.isOnlyHere).toBe(false);
  });
});
