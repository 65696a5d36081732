import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Refused } from '../../api/problem';
import type { Unsubscribe } from '../../api/schema';
import { Loading } from '../../ui/loading';
import { ErrorNotice, Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { useMailedToken } from '../identity/mailed-token';
import { kindWords } from './notification-words';
import { unsubscribeQuery, useUnsubscribe } from './notifications.queries';

/** What the link in an email leads to: it asks before it turns anything off. Nobody has to sign in. */
export function UnsubscribePage() {
  const token = useMailedToken();
  const { data, error } = useQuery({ ...unsubscribeQuery(token), enabled: token !== '' });
  if (token === '' || (error instanceof Refused && error.problem.status === 404)) return <BrokenLink />;
  if (error)
    return (
      <Page title="Your emails" width="narrow">
        <ErrorNotice error={error} safe="Nothing was changed." />
      </Page>
    );
  if (data === undefined) return <Loading />;
  return <Ask token={token} subscription={data} />;
}

function Ask({ token, subscription: { about, on } }: { token: string; subscription: Unsubscribe }) {
  const unsubscribing = useUnsubscribe(token);
  const { name, tells } = about === 'digest' ? digest : kindWords[about];
  return (
    <Page title={on ? `Turn off emails: ${name}` : `Emails are off: ${name}`} width="narrow">
      {on ? (
        <>
          <p>{tells}</p>
          {unsubscribing.error && <ErrorNotice error={unsubscribing.error} safe="Nothing was changed." />}
          <Button onClick={() => unsubscribing.mutate()} loading={unsubscribing.isPending}>
            Turn off these emails
          </Button>
        </>
      ) : (
        <Notice tone="good" announce>
          You get no more of these emails. Everything is still in your notifications.
        </Notice>
      )}
      <p>
        <Link to="/profile/emails">Choose all your emails</Link>. You sign in for that.
      </p>
    </Page>
  );
}

const digest = {
  name: 'Daily digest',
  tells: 'One email a day with what is new. Without it, emails about your seats come at once.',
};

function BrokenLink() {
  return (
    <Page title="This link doesn’t work" width="narrow">
      <Notice tone="caution">
        Part of it is missing, or it is from another time. Open the link in the email again, or{' '}
        <Link to="/profile/emails">choose your emails</Link>.
      </Notice>
    </Page>
  );
}
