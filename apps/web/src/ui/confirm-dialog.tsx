import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ConfirmProps } from './confirm';
import { ErrorNotice } from './notice';
import { Form } from './form';
import { useRendered } from './rendered';

/** The dialog of {@link Confirm}. It opens after it is rendered, so that the focus can return to where it was. */
export default function ConfirmDialog({
  opened,
  title,
  children,
  confirmLabel,
  danger = false,
  reason,
  busy = false,
  error,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const [given, give] = useState('');
  const isRendered = useRendered();
  return (
    <Modal
      opened={opened && isRendered}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': 'Close' }}
      centered
    >
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm(given.trim());
        }}
      >
        {children}
        {reason && (
          <Textarea
            mt="md"
            label={reason}
            required
            autosize
            minRows={2}
            maxLength={2000}
            value={given}
            onChange={(event) => give(event.currentTarget.value)}
          />
        )}
        {error !== undefined && error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end" mt="lg">
          <Button type="button" variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            color={danger ? 'red' : undefined}
            loading={busy}
            disabled={reason !== undefined && given.trim() === ''}
          >
            {confirmLabel}
          </Button>
        </Group>
      </Form>
    </Modal>
  );
}
