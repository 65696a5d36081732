import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionQuery } from '../features/identity/session.queries';

/** Something that saves itself: one value, or several at once. */
export interface SavesItself {
  save(): Promise<void>;
  /** Called when the person leaves the page. */
  leave(): void;
  /** Whether something would be lost with the page. */
  readonly isOnlyHere: boolean;
}

/**
 * Saves when the connection or the session is back, when the page is hidden, and when the person leaves. Warns before the
 * tab closes if something would be lost.
 */
export function useSavingWhenPossible(draft: SavesItself): void {
  const { data: session } = useQuery(sessionQuery);
  useEffect(() => {
    const saveNow = () => void draft.save();
    const saveWhenHidden = () => document.visibilityState === 'hidden' && saveNow();
    const warn = (event: BeforeUnloadEvent) => draft.isOnlyHere && event.preventDefault();
    window.addEventListener('online', saveNow);
    window.addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', saveWhenHidden);
    return () => {
      window.removeEventListener('online', saveNow);
      window.removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', saveWhenHidden);
      draft.leave();
    };
  }, [draft]);
  const signedIn = session !== null && session !== undefined;
  useEffect(() => {
    if (signedIn) void draft.save();
  }, [signedIn, draft]);
}
