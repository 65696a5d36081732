import { Button } from '@mantine/core';
import { useState } from 'react';
import { Confirm } from '../../ui/confirm';
import { useSignOut } from './session.queries';

export function SignOutEverywhere() {
  const [asked, ask] = useState(false);
  const signOut = useSignOut({ everywhere: true });
  return (
    <>
      <p>If you lost a device or used one that isn’t yours, sign out everywhere at once.</p>
      <Button variant="default" onClick={() => ask(true)}>
        Sign out everywhere
      </Button>
      <Confirm
        opened={asked}
        title="Sign out everywhere?"
        confirmLabel="Sign out everywhere"
        busy={signOut.isPending}
        error={signOut.error}
        onConfirm={() => signOut.mutate()}
        onClose={() => ask(false)}
      >
        You will be signed out on every device, including this one. Everything you saved is safe.
      </Confirm>
    </>
  );
}
