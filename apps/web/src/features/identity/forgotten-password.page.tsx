import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
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
    <Page title="A new password" lead="A link to choose one is mailed to you." width="narrow">
      {request.isSuccess ? (
        <Notice tone="good" title="Look into your mail" announce>
          If {request.variables.email} has an account, a link is on its way. It holds for an hour, once. Nothing there?
          Look among the unwanted mail, or check the address.
        </Notice>
      ) : (
        <form onSubmit={submit}>
          {request.error && <ErrorNotice error={request.error} safe="Your present password still holds." />}
          <TextInput name="email" type="email" label="E-mail address" autoComplete="username" required mb="md" />
          <Button type="submit" loading={request.isPending}>
            Mail me a link
          </Button>
        </form>
      )}
      <p>
        <Link to="/sign-in">Back to signing in</Link>
      </p>
    </Page>
  );
}
