import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { VerificationReport } from '../../api/schema';
import { Form } from '../../ui/form';
import { Notice } from '../../ui/notice';
import { Section } from '../../ui/page';
import { belongsTo, isComparable } from './belongs-to';
import classes from './verification.module.css';

type Holder = VerificationReport['badge']['holder'];

/** Whose badge it is: the name where it is shown, and whether it belongs to an email address. */
export function Whose({ holder: { name, did, emails }, accepted }: { holder: Holder; accepted: boolean }) {
  const comparable = emails.filter(isComparable);
  return (
    <Section title="Whose badge it is">
      {name !== null ? (
        <p className={classes.holder}>
          {accepted ? 'Earned by ' : 'It names '}
          <strong>
            <bdi>{name}</bdi>
          </strong>
        </p>
      ) : (
        <p>The badge shows no name.</p>
      )}
      {did && <p className={classes.soft}>Their DID: {did}</p>}
      {comparable.length > 0 ? (
        <BelongsTo emails={comparable} accepted={accepted} />
      ) : (
        <p>
          {emails.length > 0
            ? 'Its email address is hidden in a form that can’t be compared.'
            : 'It names no email address.'}
        </p>
      )}
    </Section>
  );
}

function BelongsTo({ emails, accepted }: { emails: Holder['emails']; accepted: boolean }) {
  const comparing = useMutation({
    networkMode: 'always',
    mutationFn: async (address: string) => ({ address, same: await belongsTo(emails, address) }),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    comparing.mutate((new FormData(event.currentTarget).get('email') as string).trim());
  }

  return (
    <>
      <Form onSubmit={submit} className={classes.form}>
        <TextInput
          name="email"
          type="email"
          label="Does it belong to"
          description="The email address that the person gave you. It stays in your browser."
          required
          maxLength={320}
          autoComplete="off"
          onChange={() => comparing.reset()}
          className={classes.address}
        />
        <Button type="submit" variant="default" loading={comparing.isPending}>
          Check address
        </Button>
      </Form>
      {comparing.data && <Answer {...comparing.data} accepted={accepted} />}
      {comparing.isError && (
        <Notice tone="caution" title="The address could not be compared" announce>
          Your browser compares addresses only on a secure connection. Open this page with https.
        </Notice>
      )}
    </>
  );
}

function Answer({ address, same, accepted }: { address: string; same: boolean; accepted: boolean }) {
  if (!same) {
    return (
      <Notice tone="danger" title={`No: the badge does not name ${address}`} announce>
        It was given to another address. The person may have used a different one: ask which, and write it as they do.
      </Notice>
    );
  }
  return accepted ? (
    <Notice tone="good" title={`Yes: the badge was given to ${address}`} announce />
  ) : (
    <Notice tone="caution" title={`The badge names ${address}, but do not rely on it`} announce>
      Not every check above passed.
    </Notice>
  );
}
