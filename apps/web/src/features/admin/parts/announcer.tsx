import { useEffect, useSyncExternalStore } from 'react';
import classes from './parts.module.css';

let words = '';
const hearers = new Set<() => void>();
const hear = (hearer: () => void) => {
  hearers.add(hearer);
  return () => void hearers.delete(hearer);
};

/** Says what was done, in a line at the bottom of the window and to screen readers. */
export function announce(said: string): void {
  words = said;
  for (const hearer of hearers) hearer();
}

/** Shows the message. It disappears by itself, so nothing may appear only here. */
export function Announcer() {
  const said = useSyncExternalStore(hear, () => words);
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => announce(''), 6_000);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <p role="status" className={classes.said} data-silent={said === '' || undefined}>
      {said}
    </p>
  );
}

/** Moves focus to the heading when an action removed the element that had it. */
export function keepFocus(checksLeft = 40): void {
  const lost = document.activeElement === null || document.activeElement === document.body;
  if (lost && checksLeft < 39) document.querySelector('h1')?.focus();
  else if (checksLeft > 0) setTimeout(() => keepFocus(checksLeft - 1), 150);
}
