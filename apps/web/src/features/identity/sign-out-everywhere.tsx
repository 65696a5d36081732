import { Button } from '@mantine/core';
import { useState } from 'react';
import { Confirm } from '../../ui/confirm';
import { useSignOut } from './session.queries';

export function SignOutEverywhere() {
  const [asked, ask] = useState(false);
  const signOut = useSignOut({ everywhere: true });
  return (
    <>
      <p>If a device was lost, or you used one that is not yours, end every session at once.</p>
      <Button variant="default" onClick={() => ask(true)}>
        Sign out everywhere
      </Button>
      <Confirm
        opened={asked}
        title="Sign out everywhere?"
        deed="Sign out everywhere"
        busy={signOut.isPending}
        error={signOut.error}
        onConfirm={() => signOut.mutate()}
        onClose={() => ask(false)}
      >
        Every device is signed out, this one too. Nothing that was saved is lost.
      </Confirm>
    </>
  );
}
