import { Button, Checkbox, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReviewItem } from '../../api/schema';
import { ErrorNotice } from '../../ui/notice';
import { useGiveBack } from './review.queries';

interface GiveBackProps {
  review: Pick<ReviewItem, 'id' | 'state' | 'scored'>;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Declines an offer or withdraws from a review, with the reason, and whether one stands too close to the work. */
export function GiveBack({ review: { id, state, scored }, opened, onClose, onDone }: GiveBackProps) {
  const giveBack = useGiveBack(id);
  const [reason, write] = useState('');
  const [conflict, declare] = useState(false);
  const isOffer = state === 'offered';
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={isOffer ? 'Decline this review' : 'Give this review back'}
      closeButtonProps={{ 'aria-label': 'Close' }}
      centered
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          giveBack.mutate({ reason: reason.trim(), conflict }, { onSuccess: onDone });
        }}
      >
        <p style={{ marginTop: 0 }}>
          Someone else is asked and starts blank.
          {!isOffer && scored > 0 && ' What you scored counts for nothing then, and cannot be brought back.'}
        </p>
        <Textarea
          label="Reason"
          description="Administrators read it; the candidate does not."
          required
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <Checkbox
          mt="md"
          checked={conflict}
          onChange={(event) => declare(event.currentTarget.checked)}
          label="I know whose work it is, or stand too close to it"
          description="Nothing of this candidate is then offered to you again."
        />
        {giveBack.error && <ErrorNotice error={giveBack.error} safe="It is still with you." />}
        <Group justify="flex-end" mt="lg">
          <Button type="button" variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button type="submit" color="red" loading={giveBack.isPending} disabled={reason.trim() === ''}>
            {isOffer ? 'Decline' : 'Give it back'}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
