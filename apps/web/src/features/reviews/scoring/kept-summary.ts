import { useState } from 'react';

const placeOf = (reviewId: string) => `laurel:summary:${reviewId}`;

/** The overall comments that this browser keeps; null if there are none. */
export const keptSummary = (reviewId: string): string | null => localStorage.getItem(placeOf(reviewId));

/** The overall comments, kept in this browser until the review is locked. */
export function useKeptSummary(reviewId: string, saved: string) {
  const place = placeOf(reviewId);
  const [words, setWords] = useState(() => localStorage.getItem(place) ?? saved);
  const write = (written: string) => {
    setWords(written);
    try {
      localStorage.setItem(place, written);
    } catch {
      // A full or forbidden store keeps nothing; the words are on the page.
    }
  };
  return { words, write, forget: () => localStorage.removeItem(place) };
}
