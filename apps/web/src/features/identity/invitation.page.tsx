import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { homeOf } from '../../app/places';
import { fieldError, Refused } from '../../api/problem';
import type { Invitation } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import { Loading } from '../../ui/loading';
import { ErrorNotice, Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { useMailedToken } from './mailed-token';
import { NewPassword } from './new-password';
import { invitationQuery, useAcceptInvitation } from './password.queries';
import { roleNames } from './role-names';
import { sessionQuery, useSignIn } from './session.queries';

/** The way into Laurel by the link of the invitation: a name, a password, and one is in. */
export function InvitationPage() {
  const token = useMailedToken();
  const { data: session } = useQuery(sessionQuery);
  const { data: invitation, error } = useQuery({ ...invitationQuery(token), enabled: token !== '' });
  if (token === '') return <CutLink />;
  if (error) return <ClosedInvitation error={error} />;
  if (invitation === undefined) return <Loading what="Opening your invitation" />;
  return (
    <Page
      title={`Welcome, ${invitation.name}`}
      lead={`You are invited to Laurel as ${rolesInWords(invitation)}. Choose a password, and your account is open.`}
      width="narrow"
    >
      {session && (
        <Notice tone="caution">You are signed in as {session.name}. Opening this account signs you out there.</Notice>
      )}
      <AcceptanceForm token={token} invitation={invitation} />
      <p>
        The invitation stays open until <DateText at={invitation.expiresAt} />.
      </p>
    </Page>
  );
}

function AcceptanceForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const accepting = useAcceptInvitation();
  const signIn = useSignIn();
  const navigate = useNavigate();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { name, password } = Object.fromEntries(new FormData(event.currentTarget)) as {
      name: string;
      password: string;
    };
    accepting.mutate(
      { token, password, name: name.trim() },
      {
        onSuccess: ({ email }) =>
          signIn.mutate(
            { email, password },
            { onSuccess: (session) => void navigate({ href: homeOf(session), replace: true }) },
          ),
      },
    );
  }

  if (signIn.error) {
    return (
      <Notice tone="good" title="Your account is open" announce>
        Only signing in did not work at once. <Link to="/sign-in">Sign in</Link> with {invitation.email} and your new
        password.
      </Notice>
    );
  }
  return (
    <form onSubmit={submit}>
      {accepting.error && <ErrorNotice error={accepting.error} safe="The invitation is still open." />}
      <TextInput
        label="E-mail address"
        description="You sign in with it"
        value={invitation.email}
        readOnly
        autoComplete="username"
        mb="md"
      />
      <TextInput
        name="name"
        label="Your name"
        description="As it will stand on your badges"
        defaultValue={invitation.name}
        autoComplete="name"
        maxLength={200}
        required
        error={fieldError(accepting.error, '/name')}
        mb="md"
      />
      <NewPassword label="Password" error={fieldError(accepting.error, '/password')} mb="md" />
      <Button type="submit" loading={accepting.isPending || signIn.isPending}>
        Open my account
      </Button>
    </form>
  );
}

function rolesInWords({ roles }: Invitation): string {
  return new Intl.ListFormat('en-US').format(roles.map((role) => roleNames[role].toLowerCase()));
}

function ClosedInvitation({ error }: { error: unknown }) {
  const status = error instanceof Refused ? error.problem.status : undefined;
  if (status !== 404 && status !== 410) {
    return (
      <Page title="Your invitation cannot be opened now" width="narrow">
        <ErrorNotice error={error} safe="It stays open. Load this page again in a while." />
      </Page>
    );
  }
  return (
    <Page title={status === 410 ? 'This invitation is closed' : 'This invitation cannot be found'} width="narrow">
      <Notice tone="caution" announce>
        {status === 410
          ? (error as Refused).message
          : 'Open the link from the mail again, or copy all of it into the address bar. If it still fails, ask who invited you for a new one.'}
      </Notice>
      <p>
        <Link to="/sign-in">Sign in</Link>, if you have an account.
      </p>
    </Page>
  );
}

function CutLink() {
  return (
    <Page title="This link is not whole" width="narrow">
      <Notice tone="caution">
        The part after # is missing, which some mail programs cut off. Open the link from the mail again, or copy all of
        it into the address bar. Nothing is lost: the invitation stays open.
      </Notice>
    </Page>
  );
}
