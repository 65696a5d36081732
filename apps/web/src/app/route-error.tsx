import { Button } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { Refused, Unreachable } from '../api/problem';
import { ErrorNotice, Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { RoleMissing } from './guard';
import { NotFound } from './not-found';

/** In place of a page that cannot be shown: what happened, what is safe, what to do. */
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
  if (error instanceof Unreachable) {
    return (
      <Page title="No connection">
        <Notice tone="caution">Laurel was not reached, so this page could not be read. Nothing was changed.</Notice>
        {again}
      </Page>
    );
  }
  if (!(error instanceof Refused)) {
    return (
      <Page title="This page broke">
        <ErrorNotice error={error} safe="What had been saved is safe." retry={again} />
      </Page>
    );
  }
  const { status, code } = error.problem;
  if (code === 'session.second-factor') return <SecondFactorNeeded />;
  if (status === 404) return <NotFound />;
  if (status === 403) return <NoPermission />;
  return (
    <Page title={status === 410 ? 'This is gone' : 'This page cannot be shown'}>
      <ErrorNotice error={error} safe="Nothing was changed." retry={status === 410 ? undefined : again} />
    </Page>
  );
}

function NoPermission() {
  return (
    <Page title="This page is not for your role" lead="You are signed in, but what you may do does not include this.">
      <p>
        If you need it for your work, ask an administrator to give you the role. Until then, go{' '}
        <Link to="/">to your own pages</Link>.
      </p>
    </Page>
  );
}

function SecondFactorNeeded() {
  return (
    <Page
      title="Your role needs a second factor"
      lead="Reviewers and administrators see what must not fall into other hands, so a password alone does not open these pages."
    >
      <p>
        <Link to="/profile/second-factor">Set up a second factor</Link> with an authenticator app. It takes two minutes,
        and you come straight back to work.
      </p>
    </Page>
  );
}
