import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Refused } from '../../api/problem';
import type { Session } from '../../api/schema';
import { Form } from '../../ui/form';
import { ErrorNotice } from '../../ui/notice';
import { useSignIn } from './session.queries';

interface SignInFormProps {
  /** The person whose session ended, when they sign in again over an open page. */
  again?: Session;
  onDone: (session: Session) => void;
}

/** Asks for the email address and password and, if the account has a second factor, for its code or a backup code. */
export function SignInForm({ again, onDone }: SignInFormProps) {
  const signIn = useSignIn({ again });
  const [credentials, setCredentials] = useState<{ email: string; password: string } | null>(null);
  const [by, setBy] = useState<'code' | 'backupCode'>('code');
  const codeAsked = credentials !== null;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const known = credentials ?? { email: given.email!.trim(), password: given.password! };
    const code = given.code?.replaceAll(/\s/g, '');
    signIn.mutate(
      { ...known, ...(code ? { [by]: code } : {}) },
      {
        onSuccess: onDone,
        onError: (error) => {
          if (isCodeAsked(error)) setCredentials(known);
        },
      },
    );
  }

  return (
    <Form onSubmit={submit}>
      {signIn.error && !isCodeAsked(signIn.error) && <ErrorNotice error={signIn.error} />}
      {codeAsked ? (
        <>
          <p role="status">This account uses a second factor.</p>
          <TextInput
            key={by}
            name="code"
            label={by === 'code' ? 'Code' : 'Backup code'}
            description={
              by === 'code' ? 'Six digits from your authenticator app' : 'One of the codes you saved. Each works once.'
            }
            inputMode={by === 'code' ? 'numeric' : 'text'}
            autoComplete="one-time-code"
            required
            autoFocus
            mb="md"
          />
        </>
      ) : (
        <>
          <TextInput
            name="email"
            type="email"
            label="Email address"
            autoComplete="username"
            defaultValue={again?.email}
            required
            mb="md"
          />
          <PasswordInput name="password" label="Password" autoComplete="current-password" required mb="md" />
        </>
      )}
      <Button type="submit" loading={signIn.isPending}>
        Sign in
      </Button>
      {codeAsked && (
        <Button type="button" variant="subtle" ml="sm" onClick={() => setBy(by === 'code' ? 'backupCode' : 'code')}>
          {by === 'code' ? 'Use a backup code' : 'Use the authenticator app'}
        </Button>
      )}
    </Form>
  );
}

function isCodeAsked(error: unknown): boolean {
  return error instanceof Refused && error.problem.code === 'session.code-required';
}
