import { Button, type ButtonProps } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Confirm } from '../../../ui/confirm';
import { keepFocus, announce } from './announcer';

interface ActionButtonProps<Result> {
  /** The button's label. */
  label: string;
  /** What the button acts on, for screen readers, when the label alone does not say it. */
  about?: string;
  title: string;
  /** The label of the button that acts, a verb; by default `label`. */
  confirmLabel?: string;
  danger?: boolean;
  /** Asks for a reason under this label. */
  reason?: string;
  /** Announced afterwards. */
  done: string;
  act: UseMutationResult<Result, Error, string>;
  onDone?: (result: Result) => void;
  size?: ButtonProps['size'];
  variant?: ButtonProps['variant'];
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
}

/** A button that asks for confirmation: it says what will happen, may ask for a reason, and then acts. */
export function ActionButton<Result>({
  label,
  about,
  title,
  confirmLabel = label,
  danger,
  reason,
  done,
  act,
  onDone,
  size,
  variant = 'default',
  children,
}: ActionButtonProps<Result>) {
  const [opened, open] = useState(0);
  const [asking, ask] = useState(false);
  return (
    <>
      <Button
        variant={variant}
        size={size}
        color={danger && variant === 'filled' ? 'red' : undefined}
        aria-label={about && `${label}: ${about}`}
        onClick={() => {
          act.reset();
          open(opened + 1);
          ask(true);
        }}
      >
        {label}
      </Button>
      <Confirm
        key={opened}
        opened={asking}
        title={title}
        confirmLabel={confirmLabel}
        danger={danger}
        reason={reason}
        busy={act.isPending}
        error={act.error}
        onClose={() => ask(false)}
        onConfirm={(given) =>
          act.mutate(given, {
            onSuccess: (result) => {
              ask(false);
              announce(done);
              keepFocus();
              onDone?.(result);
            },
          })
        }
      >
        {children}
      </Confirm>
    </>
  );
}
