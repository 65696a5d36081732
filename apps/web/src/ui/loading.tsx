import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';

/** Says that something is loading. It waits a moment before it shows, so that fast answers do not flicker. */
export function Loading({ what = 'Loading' }: { what?: string }) {
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-live="polite" style={{ padding: '2rem 0', minHeight: '6rem' }}>
      {shown && (
        <>
          <Loader size="sm" aria-hidden />
          <span style={{ marginLeft: '0.75rem' }}>{what} …</span>
        </>
      )}
    </div>
  );
}
