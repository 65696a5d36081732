import { useState } from 'react';

/** What is typed into a field. It stays when the page reads its data again, until the saved value itself changes. */
export function useTyped<Value>(saved: Value): [Value, (typed: Value) => void] {
  const [field, set] = useState({ saved, typed: saved });
  if (field.saved !== saved) set({ saved, typed: saved });
  return [field.typed, (typed) => set({ saved, typed })];
}
