import { Button, Group, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { fieldError } from '../../api/problem';
import { Form } from '../../ui/form';
import { ErrorNotice, Notice } from '../../ui/notice';
import classes from './awards.module.css';
import { ownDidQuery, useOwnDid } from './did.queries';

/** How badges name their holder: by the hash of the email address and, for holders who have one, by their own DID. */
export function OwnDid() {
  const { data } = useSuspenseQuery(ownDidQuery);
  const naming = useOwnDid();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    naming.mutate(String(new FormData(event.currentTarget).get('did')).trim());
  }

  return (
    <details className={classes.technical}>
      <summary>How your badges identify you (for technical users)</summary>
      <p>
        A badge contains your email address in scrambled form. Someone who knows your address can check that the badge
        is yours, but no one can read it from the badge. If you have a DID (a decentralized identifier, used by digital
        wallets), your badges can include it too. Most people don’t need one.
      </p>
      {naming.isSuccess && (
        <Notice tone="good" announce>
          Saved. Your valid badges are being reissued. Their links stay the same.
        </Notice>
      )}
      {naming.error && <ErrorNotice error={naming.error} safe="Your badges were not changed." />}
      <Form onSubmit={submit} key={data.did}>
        <TextInput
          name="did"
          label="Your DID"
          description="did:key or did:web. We don’t check that it is yours. Badges already issued with it keep it, even after you remove it."
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
            Save
          </Button>
          {data.did !== null && (
            <Button
              type="button"
              variant="default"
              loading={naming.isPending && naming.variables === null}
              onClick={() => naming.mutate(null)}
            >
              Remove
            </Button>
          )}
        </Group>
      </Form>
    </details>
  );
}
