import { useState } from 'react';

/**
 * The secret from the emailed link. It follows `#`, which browsers never send to a server. Empty when it was cut off.
 */
export function useMailedToken(): string {
  const [token] = useState(() => window.location.hash.slice(1));
  return token;
}
