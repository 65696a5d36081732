import { Button, Group } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { DateText } from '../../ui/date-text';
import { ErrorNotice, Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { connectionRequestQuery, useDecide } from './connect.queries';
import { scopeInWords } from './scope-words';

const route = getRouteApi('/candidate/connect');

/** The page that a backpack sends its holder to: who asks, what they would see, and the holder's decision. */
export function ConnectPage() {
  const { request, error } = route.useSearch();
  return request === undefined ? <NoRequest error={error} /> : <Asking request={request} />;
}

function Asking({ request }: { request: string }) {
  const { data } = useSuspenseQuery(connectionRequestQuery(request));
  const deciding = useDecide();
  const { name, uri, answersTo, registeredAt, scopes } = data;
  return (
    <Page title={`Allow ${name} to see your badges?`} width="narrow">
      <p>
        A backpack that calls itself <strong>{name}</strong> asks to:
      </p>
      <ul>
        {scopes.map((scope) => (
          <li key={scope}>{scopeInWords(scope)}</li>
        ))}
      </ul>
      <p>It can’t change anything here, and it can’t see your work or your reviewers’ feedback.</p>
      <Notice tone="caution" title={`Your answer goes to ${answersTo}`}>
        Anyone can register a backpack, under any name{uri !== null && <> and any address; this one names {uri}</>}. It
        registered on <DateText at={registeredAt} />. Continue only if you came here from {answersTo} yourself.
      </Notice>
      {deciding.error && <ErrorNotice error={deciding.error} safe="Nothing was shared." />}
      <Group mt="lg">
        <Button
          loading={deciding.isPending && deciding.variables.allow}
          disabled={deciding.isPending}
          onClick={() => deciding.mutate({ request, allow: true })}
        >
          Allow
        </Button>
        <Button
          variant="default"
          disabled={deciding.isPending}
          onClick={() => deciding.mutate({ request, allow: false })}
        >
          Deny
        </Button>
      </Group>
    </Page>
  );
}

const reasons: Record<string, string> = {
  invalid_client: 'This backpack is not registered here, or its registration has ended.',
  client_disabled: 'This backpack was disconnected.',
  invalid_redirect:
    'The backpack asked to send your answer to an address that it has not registered. Nothing was sent there.',
};

/** The request cannot be answered, not even to the backpack, or someone opened this page directly. */
function NoRequest({ error }: { error: string | undefined }) {
  return (
    <Page title="No backpack is asking to connect" width="narrow">
      {error !== undefined && (
        <Notice tone="danger">
          {reasons[error] ?? 'The backpack’s request could not be understood.'} Nothing was shared.
        </Notice>
      )}
      <p>Start in the backpack. Look there for a way to connect an issuer; it will bring you back here.</p>
      <p>
        <Link to="/connections">See your connected backpacks</Link>
      </p>
    </Page>
  );
}
