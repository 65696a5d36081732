import { Button, PasswordInput } from '@mantine/core';
import { Form } from '../../ui/form';
import { ErrorNotice } from '../../ui/notice';

interface PasswordStepProps {
  confirmLabel: string;
  danger?: boolean;
  running: { isPending: boolean; error: unknown };
  onPassword: (password: string) => void;
}

/** Asks for the password first, so that a stranger at an unlocked screen cannot do this. */
export function PasswordStep({ confirmLabel, danger = false, running, onPassword }: PasswordStepProps) {
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        onPassword(new FormData(event.currentTarget).get('password') as string);
      }}
    >
      {running.error !== null && <ErrorNotice error={running.error} safe="Nothing was changed." />}
      <PasswordInput name="password" label="Your password" autoComplete="current-password" required mb="md" />
      <Button
        type="submit"
        color={danger ? 'red' : undefined}
        variant={danger ? 'outline' : 'filled'}
        loading={running.isPending}
      >
        {confirmLabel}
      </Button>
    </Form>
  );
}
