import { Modal, Switch } from '@mantine/core';
import { singleKeys, useSingleKeysOn } from '../../../ui/single-keys';
import { KeyList } from './key-list';

interface KeyboardShortcutsProps {
  opened: boolean;
  keys: readonly (readonly [key: string, does: string])[];
  onClose: () => void;
}

/** The list of keyboard shortcuts, opened with ?, and a switch to turn single keys off. */
export function KeyboardShortcuts({ opened, keys, onClose }: KeyboardShortcutsProps) {
  const on = useSingleKeysOn();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Keyboard shortcuts"
      closeButtonProps={{ 'aria-label': 'Close' }}
      centered
    >
      <KeyList keys={keys} off={!on} />
      <Switch
        checked={on}
        onChange={(event) => singleKeys.turn(event.currentTarget.checked)}
        label="Single-key shortcuts"
        description="Turn these off if you dictate or press keys by accident. Everything also works with Tab, Space, and Enter. This browser remembers your choice."
      />
    </Modal>
  );
}
