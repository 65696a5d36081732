import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { homeOf } from '../../app/places';
import { fieldError } from '../../api/problem';
import { ErrorNotice, Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { useMailedToken } from './mailed-token';
import { NewPassword } from './new-password';
import { useAcceptInvitation } from './password.queries';
import { useSignIn } from './session.queries';

/** The way into Laurel by the link of the invitation: a name, a password, and one is in. */
export function InvitationPage() {
  const token = useMailedToken();
  const accepting = useAcceptInvitation();
  const signIn = useSignIn();
  const navigate = useNavigate();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { name, password } = Object.fromEntries(new FormData(event.currentTarget)) as { name: string; password: string };
    accepting.mutate(
      { token, password, ...(name.trim() ? { name: name.trim() } : {}) },
      { onSuccess: ({ email }) => signIn.mutate({ email, password }, { onSuccess: (session) => void navigate({ href: homeOf(session), replace: true }) }) },
    );
  }

  if (token === '') return <CutLink />;
  return (
    <Page title="Welcome to Laurel" lead="You were invited. Choose a password, and your account is open." width="narrow">
      <form onSubmit={submit}>
        {(accepting.error ?? signIn.error) && <ErrorNotice error={accepting.error ?? signIn.error} />}
        <TextInput name="name" label="Your name" description="As you want to be called; it will stand on your badges. Leave it empty to keep the name of the invitation." autoComplete="name" maxLength={200} mb="md" />
        <NewPassword error={fieldError(accepting.error, '/password')} mb="md" />
        <Button type="submit" loading={accepting.isPending || signIn.isPending}>
          Open my account
        </Button>
      </form>
    </Page>
  );
}

function CutLink() {
  return (
    <Page title="This link is not whole" width="narrow">
      <Notice tone="caution">
        The part after # is missing, which some mail programs cut off. Open the link from the mail again, or copy all of it into the address bar. Nothing is lost: the invitation stays open.
      </Notice>
    </Page>
  );
}
