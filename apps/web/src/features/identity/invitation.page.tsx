import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { homeOf } from '../../app/navigation';
import { fieldError, Refused } from '../../api/problem';
import { chooseProgram } from '../../api/program';
import type { OpenedInvitation } from '../../api/schema';
import { forgetAnswers } from '../../offline/kept-answers';
import { DateText } from '../../ui/date-text';
import { Form } from '../../ui/form';
import { Loading } from '../../ui/loading';
import { ErrorNotice, Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { useMailedToken } from './mailed-token';
import { NewPassword } from './new-password';
import { invitationQuery, useAcceptInvitation } from './password.queries';
import { roleNames } from './role-names';
import { sessionQuery, useSignIn } from './session.queries';

/** Opens an account from an invitation's link: a name and a password, and the person is signed in. */
export function InvitationPage() {
  const token = useMailedToken();
  const { data: session } = useQuery(sessionQuery);
  const { data: invitation, error } = useQuery({ ...invitationQuery(token), enabled: token !== '' });
  if (token === '') return <CutLink />;
  if (error) return <ClosedInvitation error={error} />;
  if (invitation === undefined) return <Loading what="Loading your invitation" />;
  return (
    <Page
      title={`Welcome, ${invitation.name}`}
      lead={`You are invited to ${invitation.program.name} as ${rolesInWords(invitation)}. ${invitation.hasAccount ? 'You already have an account, and join with it.' : 'Choose a password to open your account.'}`}
      width="narrow"
    >
      {session && session.email !== invitation.email && (
        <Notice tone="caution">
          You are signed in as {session.name}. Opening this account signs you out of that one.
        </Notice>
      )}
      {invitation.hasAccount ? (
        <JoinForm token={token} invitation={invitation} />
      ) : (
        <AcceptanceForm token={token} invitation={invitation} />
      )}
      <p>
        This invitation is open until <DateText at={invitation.expiresAt} />.
      </p>
    </Page>
  );
}

function AcceptanceForm({ token, invitation }: { token: string; invitation: OpenedInvitation }) {
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
        But signing in did not work. <Link to="/sign-in">Sign in</Link> with {invitation.email} and your new password.
      </Notice>
    );
  }
  return (
    <Form onSubmit={submit}>
      {accepting.error && <ErrorNotice error={accepting.error} safe="Your invitation is still open." />}
      <TextInput
        label="Email address"
        description="You will sign in with this"
        value={invitation.email}
        readOnly
        autoComplete="username"
        mb="md"
      />
      <TextInput
        name="name"
        label="Your name"
        description="This will appear on your badges"
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
    </Form>
  );
}

/** Joins another program with the account that the person has. */
function JoinForm({ token, invitation }: { token: string; invitation: OpenedInvitation }) {
  const accepting = useAcceptInvitation();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    accepting.mutate(
      { token },
      {
        onSuccess: async () => {
          chooseProgram(invitation.program.code);
          await forgetAnswers();
          window.location.assign('/');
        },
      },
    );
  }

  return (
    <Form onSubmit={submit}>
      {accepting.error && <ErrorNotice error={accepting.error} safe="Your invitation is still open." />}
      <p>
        You sign in with {invitation.email} and your password, as before. Once signed in, you choose the program at the
        top of the page.
      </p>
      <Button type="submit" loading={accepting.isPending}>
        Join {invitation.program.name}
      </Button>
    </Form>
  );
}

function rolesInWords({ roles }: OpenedInvitation): string {
  return new Intl.ListFormat('en-US').format(roles.map((role) => roleNames[role].toLowerCase()));
}

function ClosedInvitation({ error }: { error: unknown }) {
  const status = error instanceof Refused ? error.problem.status : undefined;
  if (status !== 404 && status !== 410) {
    return (
      <Page title="Your invitation can’t be opened right now" width="narrow">
        <ErrorNotice error={error} safe="It is still valid. Reload this page in a few minutes." />
      </Page>
    );
  }
  return (
    <Page title={status === 410 ? 'This invitation is closed' : 'We can’t find this invitation'} width="narrow">
      <Notice tone="caution" announce>
        {status === 410
          ? (error as Refused).message
          : 'Open the link in the email again, or copy the whole link into the address bar. If that doesn’t work, ask the person who invited you for a new one.'}
      </Notice>
      <p>
        <Link to="/sign-in">Sign in</Link>, if you have an account.
      </p>
    </Page>
  );
}

function CutLink() {
  return (
    <Page title="This link is incomplete" width="narrow">
      <Notice tone="caution">
        The part after # is missing; some email apps cut it off. Open the link in the email again, or copy the whole
        link into the address bar. Your invitation is still open.
      </Notice>
    </Page>
  );
}
