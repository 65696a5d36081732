import { useEffect, useSyncExternalStore } from 'react';
import classes from './parts.module.css';

let words = '';
const hearers = new Set<() => void>();
const hear = (hearer: () => void) => {
  hearers.add(hearer);
  return () => void hearers.delete(hearer);
};

/** Says that something was done: in a line at the foot of the window, and aloud. */
export function say(said: string): void {
  words = said;
  for (const hearer of hearers) hearer();
}

/** Where it is said. It goes by itself; nothing can only be read here. */
export function Said() {
  const said = useSyncExternalStore(hear, () => words);
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => say(''), 6_000);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <p role="status" className={classes.said} data-silent={said === '' || undefined}>
      {said}
    </p>
  );
}

/** After a deed that took its own button away, the focus goes to the heading instead of nowhere. */
export function keepFocus(): void {
  setTimeout(() => {
    if (document.activeElement === null || document.activeElement === document.body) document.querySelector('h1')?.focus();
  }, 350);
}
