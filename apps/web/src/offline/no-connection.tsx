import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { useConnected } from './connection';

/** A page that this browser has not kept. It opens by itself when the connection is back. */
export function NoConnection({ tryAgain }: { tryAgain: () => void }) {
  const connected = useConnected();
  const wasLost = useRef(!connected);
  useEffect(() => {
    if (connected && wasLost.current) tryAgain();
    wasLost.current = !connected;
  }, [connected, tryAgain]);
  return (
    <Page title="No connection">
      <Notice tone="caution">
        Laurel could not be reached, and you have not opened this page in this browser before. Nothing was changed, and
        what you wrote on other pages is kept in this browser. The page opens when the connection is back.
      </Notice>
      <Button mt="md" variant="default" onClick={tryAgain}>
        Try again
      </Button>
    </Page>
  );
}
