import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { fieldError } from '../../api/problem';
import { ErrorNotice, Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { useMailedToken } from './mailed-token';
import { NewPassword } from './new-password';
import { useResetPassword } from './password.queries';

export function PasswordResetPage() {
  const token = useMailedToken();
  const reset = useResetPassword();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    reset.mutate({ token, password: new FormData(event.currentTarget).get('password') as string });
  }

  const another = (
    <p>
      <Link to="/forgotten-password">Ask for another link</Link>
    </p>
  );
  if (token === '') {
    return (
      <Page title="This link is not whole" width="narrow">
        <Notice tone="caution">
          The part after # is missing, which some mail programs cut off. Copy all of the link into the address bar. Your
          present password still holds.
        </Notice>
        {another}
      </Page>
    );
  }
  if (reset.isSuccess) {
    return (
      <Page title="Your password is changed" width="narrow">
        <p role="status">You are signed out on every device.</p>
        <p>
          <Link to="/sign-in">Sign in with the new password</Link>
        </p>
      </Page>
    );
  }
  return (
    <Page title="Choose a new password" lead="It ends every session that is open, on every device." width="narrow">
      <form onSubmit={submit}>
        {reset.error && <ErrorNotice error={reset.error} safe="Your present password still holds." retry={another} />}
        <NewPassword error={fieldError(reset.error, '/password')} mb="md" />
        <Button type="submit" loading={reset.isPending}>
          Change the password
        </Button>
      </form>
    </Page>
  );
}
