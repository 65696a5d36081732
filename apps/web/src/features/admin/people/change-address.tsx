import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import type { PersonDetail } from '../../../api/schema';
import { fieldError } from '../../../api/problem';
import { ErrorNotice } from '../../../ui/notice';
import { say } from '../parts/said';
import { useChangeAddress } from './people.queries';

/** Gives a person another address, and says what follows from it. */
export function ChangeAddress({ person }: { person: PersonDetail }) {
  const changing = useChangeAddress(person.id);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email'));
    changing.mutate(email, { onSuccess: () => say(`${person.name} has another address now.`) });
  }

  return (
    <form onSubmit={submit}>
      <p>
        Make sure that it is theirs. They sign in with it from now on, their badges in force are issued anew to it, and
        links that went to the present address no longer open the account.
        {!person.joined && ' Their invitation is withdrawn: invite them again.'}
      </p>
      {changing.error && <ErrorNotice error={changing.error} safe="Their address is as it was." />}
      <TextInput
        name="email"
        type="email"
        label="New address"
        required
        maxLength={254}
        maw="26rem"
        mb="md"
        autoComplete="off"
        error={fieldError(changing.error, '/email')}
      />
      <Button type="submit" variant="default" loading={changing.isPending}>
        Change the address
      </Button>
    </form>
  );
}
