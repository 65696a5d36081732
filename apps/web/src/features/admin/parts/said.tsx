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

/** When a deed takes away what had the focus, the heading gets it, a moment later, instead of nothing. */
export function keepFocus(checksLeft = 40): void {
  const lost = document.activeElement === null || document.activeElement === document.body;
  if (lost && checksLeft < 39) document.querySelector('h1')?.focus();
  else if (checksLeft > 0) setTimeout(() => keepFocus(checksLeft - 1), 150);
}
