import { Button } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { Refused, Unreachable } from '../api/problem';
import { isConnected } from '../offline/connection';
import { NoConnection } from '../offline/no-connection';
import { ErrorNotice, Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { RoleMissing } from './guard';
import { NotFound } from './not-found';

/** Replaces a page that cannot be shown: what happened, what is safe, what to do. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const queryErrors = useQueryErrorResetBoundary();
  async function tryAgain() {
    queryErrors.reset();
    await router.invalidate();
    reset();
  }
  const again = (
    <Button mt="md" variant="default" onClick={() => void tryAgain()}>
      Try again
    </Button>
  );
  if (error instanceof RoleMissing) return error.withheld ? <SecondFactorNeeded /> : <NoPermission />;
  if (error instanceof Unreachable || !isConnected()) return <NoConnection tryAgain={() => void tryAgain()} />;
  if (!(error instanceof Refused)) {
    return (
      <Page title="Something went wrong">
        <ErrorNotice error={error} safe="Everything you saved is safe." retry={again} />
      </Page>
    );
  }
  const { status, code } = error.problem;
  if (code === 'session.second-factor') return <SecondFactorNeeded />;
  if (status === 404) return <NotFound />;
  if (code === 'submission.blind') {
    return (
      <Page title="You review this submission">
        <Notice>{error.problem.detail}</Notice>
      </Page>
    );
  }
  if (status === 403) return <NoPermission />;
  return (
    <Page title={status === 410 ? 'This is no longer available' : 'This page could not load'}>
      <ErrorNotice error={error} safe="Nothing was changed." retry={status === 410 ? undefined : again} />
    </Page>
  );
}

function NoPermission() {
  return (
    <Page title="This page is not for your role" lead="You are signed in, but your role does not include this page.">
      <p>
        If you need it for your work, ask an administrator for the role. <Link to="/">Go to your own pages</Link>.
      </p>
    </Page>
  );
}

function SecondFactorNeeded() {
  return (
    <Page
      title="Your role needs a second factor"
      lead="These pages show confidential information, so a password alone is not enough."
    >
      <p>
        <Link to="/profile/second-factor">Set up a second factor</Link> with an authenticator app. It takes about two
        minutes.
      </p>
    </Page>
  );
}
