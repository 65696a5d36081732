import { Button } from '@mantine/core';
import { useState } from 'react';
import { Confirm } from '../../ui/confirm';
import { useWithdraw } from './enrollment.queries';

/** Withdrawing, at the end of the page and apart from everything else. */
export function WithdrawLink({ enrollmentId }: { enrollmentId: string }) {
  const withdraw = useWithdraw(enrollmentId);
  const [asking, ask] = useState(false);
  return (
    <>
      <Button
        mt="xl"
        ml={-8}
        variant="subtle"
        color="gray"
        c="dimmed"
        fw={400}
        size="compact-sm"
        onClick={() => ask(true)}
      >
        Withdraw from this micro-credential
      </Button>
      <Confirm
        opened={asking}
        title="Withdraw"
        confirmLabel="Withdraw"
        danger
        reason="Why are you withdrawing?"
        busy={withdraw.isPending}
        error={withdraw.error}
        onClose={() => ask(false)}
        onConfirm={(reason) => withdraw.mutate(reason, { onSuccess: () => ask(false) })}
      >
        <p>
          Your seat goes to the next person on the waiting list. You can still read what you wrote, but you can’t submit
          it. You can’t undo this.
        </p>
      </Confirm>
    </>
  );
}
