import { useSyncExternalStore } from 'react';

const pauseBetweenChecks = 4_000;

let connected = navigator.onLine;
let checking: Promise<boolean> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Whether Laurel can be reached. A browser often says that it has a connection when nothing gets through. */
export const isConnected = (): boolean => connected;

/** Called when a request got no answer. Resolves whether Laurel can be reached all the same. */
export function noteUnanswered(): Promise<boolean> {
  return (checking ??= check().finally(() => (checking = null)));
}

export function useConnected(): boolean {
  return useSyncExternalStore(subscribe, isConnected);
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

async function check(): Promise<boolean> {
  clearTimeout(timer);
  const isReached = await fetch('/health/live', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
  set(isReached);
  if (!isReached) timer = setTimeout(() => void noteUnanswered(), pauseBetweenChecks);
  return isReached;
}

function set(now: boolean): void {
  if (now === connected) return;
  connected = now;
  for (const listener of listeners) listener();
}

window.addEventListener('online', () => void noteUnanswered());
window.addEventListener('offline', () => set(false));
