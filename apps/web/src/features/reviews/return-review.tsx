import { Button, Checkbox, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReviewItem } from '../../api/schema';
import { Form } from '../../ui/form';
import { ErrorNotice } from '../../ui/notice';
import { useReturnReview } from './review.queries';

interface ReturnReviewProps {
  review: Pick<ReviewItem, 'id' | 'state' | 'scored'>;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Declines an offer or returns a review, with a reason, and asks about a conflict of interest. */
export function ReturnReview({ review: { id, state, scored }, opened, onClose, onDone }: ReturnReviewProps) {
  const returnReview = useReturnReview(id);
  const [reason, write] = useState('');
  const [conflict, declare] = useState(false);
  const isOffer = state === 'offered';
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={isOffer ? 'Decline this review' : 'Return this review'}
      closeButtonProps={{ 'aria-label': 'Close' }}
      centered
    >
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          returnReview.mutate({ reason: reason.trim(), conflict }, { onSuccess: onDone });
        }}
      >
        <p style={{ marginTop: 0 }}>
          Another reviewer will be asked and will start from the beginning.
          {!isOffer && scored > 0 && ' Your scores will not count and can’t be restored.'}
        </p>
        <Textarea
          label="Reason"
          description="Only administrators read this, not the candidate."
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
          label="I recognize the candidate’s work, or I have a conflict of interest"
          description="You will not be offered this candidate’s work again."
        />
        {returnReview.error && <ErrorNotice error={returnReview.error} safe="The review is still yours." />}
        <Group justify="flex-end" mt="lg">
          <Button type="button" variant="default" onClick={onClose}>
            Keep this review
          </Button>
          <Button type="submit" color="red" loading={returnReview.isPending} disabled={reason.trim() === ''}>
            {isOffer ? 'Decline' : 'Return this review'}
          </Button>
        </Group>
      </Form>
    </Modal>
  );
}
