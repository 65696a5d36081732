import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import type { PersonDetail } from '../../../api/schema';
import { fieldError } from '../../../api/problem';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { announce } from '../parts/announcer';
import { useChangeAddress } from './people.queries';

/** Changes a person's email address, and says what that affects. */
export function ChangeAddress({ person }: { person: PersonDetail }) {
  const changing = useChangeAddress(person.id);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email'));
    changing.mutate(email, { onSuccess: () => announce(`${person.name} has a new email address.`) });
  }

  return (
    <Form onSubmit={submit}>
      <p>
        Make sure that the new address is theirs. They will sign in with it, their valid badges will be reissued to it,
        and links sent to the old address will stop working.
        {!person.joined && ' Their invitation is revoked, so invite them again.'}
      </p>
      {changing.error && <ErrorNotice error={changing.error} safe="Their address was not changed." />}
      <TextInput
        name="email"
        type="email"
        label="New email address"
        required
        maxLength={254}
        maw="26rem"
        mb="md"
        autoComplete="off"
        error={fieldError(changing.error, '/email')}
      />
      <Button type="submit" variant="default" loading={changing.isPending}>
        Change address
      </Button>
    </Form>
  );
}
