import { Button, Group } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { DateText } from '../../ui/date-text';
import { ErrorNotice, Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { connectionRequestQuery, useDecide } from './connect.queries';
import { scopeInWords } from './scope-words';

const route = getRouteApi('/candidate/connect');

/** Where a backpack sends its holder: who asks, what they would see, and the holder's decision. */
export function ConnectPage() {
  const { request, error } = route.useSearch();
  return request === undefined ? <NoRequest error={error} /> : <Asking request={request} />;
}

function Asking({ request }: { request: string }) {
  const { data } = useSuspenseQuery(connectionRequestQuery(request));
  const deciding = useDecide();
  const { name, uri, answersTo, registeredAt, scopes } = data;
  return (
    <Page title={`Let ${name} see your badges?`} width="narrow">
      <p>
        A backpack that calls itself <strong>{name}</strong> asks to:
      </p>
      <ul>
        {scopes.map((scope) => (
          <li key={scope}>{scopeInWords(scope)}</li>
        ))}
      </ul>
      <p>It cannot change anything here, and sees neither your work nor what reviewers wrote.</p>
      <Notice tone="caution" title={`The answer goes to ${answersTo}`}>
        Anyone can register a backpack, under any name{uri !== null && <> and any address; this one names {uri}</>}. It
        registered on <DateText at={registeredAt} />. Go on only if you came from {answersTo} yourself.
      </Notice>
      {deciding.error && <ErrorNotice error={deciding.error} safe="Nothing was given away." />}
      <Group mt="lg">
        <Button
          loading={deciding.isPending && deciding.variables.allow}
          disabled={deciding.isPending}
          onClick={() => deciding.mutate({ request, allow: true })}
        >
          Let it in
        </Button>
        <Button
          variant="default"
          disabled={deciding.isPending}
          onClick={() => deciding.mutate({ request, allow: false })}
        >
          Refuse
        </Button>
      </Group>
    </Page>
  );
}

const reasons: Record<string, string> = {
  invalid_client: 'The backpack is not registered here, or no longer.',
  client_disabled: 'The backpack was shut out.',
  invalid_redirect:
    'The address to which the answer should go is not one that the backpack has registered. Nothing was sent there.',
};

/** The backpack's request cannot be answered, not even to the backpack; or somebody came here by themselves. */
function NoRequest({ error }: { error: string | undefined }) {
  return (
    <Page title="Nobody asks to be let in" width="narrow">
      {error !== undefined && (
        <Notice tone="danger">
          {reasons[error] ?? 'The request of the backpack cannot be understood.'} Nothing was given away.
        </Notice>
      )}
      <p>Begin in the backpack: look there for a way to connect an issuer, and come back from there.</p>
      <p>
        <Link to="/connections">The backpacks that you have let in</Link>
      </p>
    </Page>
  );
}
