import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { Form } from '../../ui/form';
import { ErrorNotice, Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { useRequestPasswordReset } from './password.queries';

export function ForgottenPasswordPage() {
  const request = useRequestPasswordReset();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    request.mutate({ email: (new FormData(event.currentTarget).get('email') as string).trim() });
  }

  return (
    <Page title="Reset your password" lead="We will email you a link to choose a new password." width="narrow">
      {request.isSuccess ? (
        <Notice tone="good" title="Check your email" announce>
          If {request.variables.email} has an account, we have sent it a link. The link works once, for an hour. If it
          doesn’t arrive, check your spam folder, or check the address.
        </Notice>
      ) : (
        <Form onSubmit={submit}>
          {request.error && <ErrorNotice error={request.error} safe="Your password was not changed." />}
          <TextInput name="email" type="email" label="Email address" autoComplete="username" required mb="md" />
          <Button type="submit" loading={request.isPending}>
            Email me a link
          </Button>
        </Form>
      )}
      <p>
        <Link to="/sign-in">Back to sign in</Link>
      </p>
    </Page>
  );
}
