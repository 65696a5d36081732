import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { fieldError } from '../../api/problem';
import { Form } from '../../ui/form';
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
      <Link to="/forgotten-password">Get a new link</Link>
    </p>
  );
  if (token === '') {
    return (
      <Page title="This link is incomplete" width="narrow">
        <Notice tone="caution">
          The part after # is missing; some email apps cut it off. Copy the whole link into the address bar. Your
          password was not changed.
        </Notice>
        {another}
      </Page>
    );
  }
  if (reset.isSuccess) {
    return (
      <Page title="Your password was changed" width="narrow">
        <p role="status">You are signed out on every device.</p>
        <p>
          <Link to="/sign-in">Sign in with your new password</Link>
        </p>
      </Page>
    );
  }
  return (
    <Page title="Choose a new password" lead="This signs you out on every device." width="narrow">
      <Form onSubmit={submit}>
        {reset.error && <ErrorNotice error={reset.error} safe="Your password was not changed." retry={another} />}
        <NewPassword error={fieldError(reset.error, '/password')} mb="md" />
        <Button type="submit" loading={reset.isPending}>
          Change password
        </Button>
      </Form>
    </Page>
  );
}
