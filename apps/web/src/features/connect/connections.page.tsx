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

/** The backpacks that one has let in. */
export function ConnectionsPage() {
  const { data } = useSuspenseQuery(connectionsQuery);
  return (
    <Page title="Connected backpacks" over={<Link to="/my-badges">My badges</Link>}>
      {data.items.length === 0 ? (
        <Empty title="No backpack is connected.">
          <p>
            A backpack keeps badges of many issuers in one place. Connecting begins there: it sends you here, and you
            decide.
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
        Let in on <DateText at={connectedAt} />. It may {scopes.map(scopeInWords).join('; ')}.
      </p>
      <Button variant="default" aria-label={`Shut out ${name}`} onClick={() => ask(true)}>
        Shut out
      </Button>
      <Confirm
        opened={asking}
        title={`Shut out ${name}`}
        deed="Shut out"
        busy={disconnecting.isPending}
        error={disconnecting.error}
        onClose={() => ask(false)}
        onConfirm={() => disconnecting.mutate(clientId)}
      >
        It is out at once. What it has read already it may have kept.
      </Confirm>
    </section>
  );
}
