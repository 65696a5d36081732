import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

const place = 'laurel:single-keys';
const listeners = new Set<() => void>();

/**
 * Whether single keys work as shortcuts. People who dictate, or whose hands shake, can turn them off (WCAG 2.1.4). This
 * browser remembers the choice.
 */
export const singleKeys = {
  isOn: (): boolean => localStorage.getItem(place) !== 'off',
  turn: (on: boolean): void => {
    if (on) localStorage.removeItem(place);
    else localStorage.setItem(place, 'off');
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    window.addEventListener('storage', listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener('storage', listener);
    };
  },
};

export const useSingleKeysOn = (): boolean => useSyncExternalStore(singleKeys.subscribe, singleKeys.isOn);

const typedInto =
  'textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button], [type=submit])';

/**
 * Listens for single keys on the page, but not while someone types, with a modifier key, or behind a dialog. `act`
 * returns whether it handled the key.
 */
export function useSingleKeys(act: (key: string) => boolean): void {
  const on = useSingleKeysOn();
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target instanceof Element && event.target.closest(typedInto)) return;
    if (document.querySelector('[role=dialog][aria-modal=true]')) return;
    if (act(event.key)) event.preventDefault();
  });
  useEffect(() => {
    if (!on) return;
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [on]);
}
