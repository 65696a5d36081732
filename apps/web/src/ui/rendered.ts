import { useEffect, useState } from 'react';

/**
 * Whether the first rendering is over. A dialog that loads when it is first asked for opens only then, so that the focus
 * can return to where it was.
 */
export function useRendered(): boolean {
  const [isRendered, tell] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => tell(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return isRendered;
}
