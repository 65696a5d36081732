import { Button, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Connection } from '../../api/schema';
import { Confirm } from '../../ui/confirm';
import { DateText } from '../../ui/date-text';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { connectionsQuery, useDisconnect } from './connect.queries';
import { scopeInWords } from './scope-words';

/** The backpacks that the reader has connected. */
export function ConnectionsPage() {
  const { data } = useSuspenseQuery(connectionsQuery);
  return (
    <Page title="Connected backpacks" breadcrumb={<Link to="/my-badges">My badges</Link>}>
      {data.items.length === 0 ? (
        <Empty title="No backpack is connected.">
          <p>
            A backpack keeps badges from many issuers in one place. To connect one, start there. It will send you here
            to decide.
          </p>
        </Empty>
      ) : (
        data.items.map((connection) => <One key={connection.clientId} connection={connection} />)
      )}
    </Page>
  );
}

function One({ connection: { clientId, name, scopes, connectedAt } }: { connection: Connection }) {
  const [asking, ask] = useState(false);
  const disconnecting = useDisconnect();
  return (
    <section aria-label={name}>
      <Title order={2} size="h3">
        {name}
      </Title>
      <p>
        Connected on <DateText at={connectedAt} />. It can {scopes.map(scopeInWords).join('; ')}.
      </p>
      <Button variant="default" aria-label={`Disconnect ${name}`} onClick={() => ask(true)}>
        Disconnect
      </Button>
      <Confirm
        opened={asking}
        title={`Disconnect ${name}`}
        confirmLabel="Disconnect"
        busy={disconnecting.isPending}
        error={disconnecting.error}
        onClose={() => ask(false)}
        onConfirm={() => disconnecting.mutate(clientId)}
      >
        The backpack loses access at once. It can keep what it has already read.
      </Confirm>
    </section>
  );
}
