import { Button, Group, Modal, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ErrorNotice } from './notice';

interface ConfirmProps {
  opened: boolean;
  title: string;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** The deed, as a verb: "Seal and hand in". */
  deed: string;
  danger?: boolean;
  /** Asks for a reason, which is kept. */
  reason?: string;
  busy?: boolean;
  error?: unknown;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** A deliberate act: says what will happen and asks once. */
export function Confirm({ opened, title, children, deed, danger = false, reason, busy = false, error, onConfirm, onClose }: ConfirmProps) {
  const [given, give] = useState('');
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm(given.trim());
        }}
      >
        {children}
        {reason && <Textarea mt="md" label={reason} required autosize minRows={2} maxLength={2000} value={given} onChange={(event) => give(event.currentTarget.value)} />}
        {error !== undefined && error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end" mt="lg">
          <Button type="button" variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color={danger ? 'red' : undefined} loading={busy} disabled={reason !== undefined && given.trim() === ''}>
            {deed}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
