import { useState } from 'react';

/** The secret of the mailed link that was followed here: it stands after `#`, which no server sees. Empty when it is cut off. */
export function useMailedToken(): string {
  const [token] = useState(() => window.location.hash.slice(1));
  return token;
}
