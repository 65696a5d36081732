import { Button, Group, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { fieldError } from '../../api/problem';
import { ErrorNotice, Notice } from '../../ui/notice';
import { Section } from '../../ui/page';
import { ownDidQuery, useOwnDid } from './did.queries';

/** How badges name their holder: by the hash of the address and, for those who have one, by a DID of their own. */
export function OwnDid() {
  const { data } = useSuspenseQuery(ownDidQuery);
  const naming = useOwnDid();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    naming.mutate(String(new FormData(event.currentTarget).get('did')).trim());
  }

  return (
    <Section title="How your badges name you">
      <p>
        A badge holds a scrambled form of your e-mail address: whoever knows the address can check that the badge is
        yours, and nobody can read it there. If you have a DID, a name of your own for wallets, your badges can carry it
        too. Most people need none.
      </p>
      {naming.isSuccess && (
        <Notice tone="good" announce>
          Saved. Your badges in force are issued anew; their links stay as they are.
        </Notice>
      )}
      {naming.error && <ErrorNotice error={naming.error} safe="Your badges are as they were." />}
      <form onSubmit={submit} key={data.did}>
        <TextInput
          name="did"
          label="Your DID"
          description="did:key or did:web, taken as you give it: we do not check that it is yours. What was issued with it keeps it, also after you take it away."
          defaultValue={data.did ?? ''}
          required
          maxLength={300}
          spellCheck={false}
          autoComplete="off"
          error={fieldError(naming.error, '/did')}
          mb="md"
        />
        <Group>
          <Button type="submit" variant="default" loading={naming.isPending && naming.variables !== null}>
            Save the DID
          </Button>
          {data.did !== null && (
            <Button
              type="button"
              variant="default"
              loading={naming.isPending && naming.variables === null}
              onClick={() => naming.mutate(null)}
            >
              Take it away
            </Button>
          )}
        </Group>
      </form>
    </Section>
  );
}
