import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useSingleKeys } from '../ui/single-keys';
import { whenIdle } from '../ui/when-idle';

const load = () => import('../features/admin/find/find-dialog');
const FindDialog = lazy(load);

/** Opens the search of administrators: by a click, Ctrl+K, or the key / where a page has no other use for it. */
export function FindButton() {
  const [opened, open] = useState(false);
  const [wanted, want] = useState(false);
  const show = () => {
    want(true);
    open(true);
  };
  useSingleKeys((key) => {
    const wantsSearch = key === '/' && !location.pathname.startsWith('/reviews/'); // there it finds in the text
    if (wantsSearch) show();
    return wantsSearch;
  });
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (document.querySelector('[role=dialog][aria-modal=true]')) return;
    event.preventDefault();
    show();
  });
  useEffect(() => {
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
  useEffect(() => whenIdle(() => void load().catch(() => undefined)), []);
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={show} aria-keyshortcuts="/ Control+K">
        Search
      </Button>
      {wanted && (
        <Suspense>
          <FindDialog opened={opened} onClose={() => open(false)} />
        </Suspense>
      )}
    </>
  );
}
