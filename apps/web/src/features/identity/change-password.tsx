import { Button, PasswordInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { fieldError } from '../../api/problem';
import type { ChangePasswordRequest } from '../../api/schema';
import { Form } from '../../ui/form';
import { ErrorNotice, Notice } from '../../ui/notice';
import classes from './identity.module.css';
import { NewPassword } from './new-password';
import { useChangePassword } from './password.queries';

export function ChangePassword() {
  const changing = useChangePassword();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    changing.mutate(Object.fromEntries(new FormData(form)) as ChangePasswordRequest, { onSuccess: () => form.reset() });
  }

  return (
    <Form onSubmit={submit} className={classes.short}>
      {changing.error && <ErrorNotice error={changing.error} safe="Your password was not changed." />}
      {changing.isSuccess && (
        <Notice tone="good" announce>
          Your password was changed. Your other devices were signed out.
        </Notice>
      )}
      <PasswordInput name="currentPassword" label="Current password" autoComplete="current-password" required mb="md" />
      <NewPassword name="newPassword" error={fieldError(changing.error, '/newPassword')} mb="md" />
      <Button type="submit" variant="default" loading={changing.isPending}>
        Change password
      </Button>
    </Form>
  );
}
