import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { fieldError } from '../../../../api/problem';
import type { AuthoredMicroCredential } from '../../../../api/schema';
import { Form } from '../../../../ui/form';
import { ActionButton } from '../../parts/action-button';
import { announce } from '../../parts/announcer';
import classes from '../../parts/parts.module.css';
import { useRemoveMicroCredential, useRenameMicroCredential } from './framework.queries';
import { NotSaved } from './not-saved';
import { useTyped } from './use-typed';

/** Renames a micro-credential, or removes one that never had a version. */
export function MicroCredentialLine({ of }: { of: AuthoredMicroCredential }) {
  const { code, title, workingTitle, versions, revision } = of;
  const renaming = useRenameMicroCredential(code, revision);
  const [typed, type] = useTyped(title);
  const removing = useRemoveMicroCredential(code, revision);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    renaming.mutate(typed, { onSuccess: () => announce(`${code} is now called ${typed}.`) });
  }
  return (
    <li>
      <Form onSubmit={submit}>
        <div className={classes.filters}>
          <TextInput
            wrapperProps={{ 'data-wide': true }}
            label={`Title of ${code}${workingTitle ? ' (working title)' : ''}`}
            required
            maxLength={300}
            value={typed}
            error={fieldError(renaming.error, '/title')}
            onChange={({ currentTarget: { value } }) => type(value)}
          />
          <Button type="submit" variant="default" aria-label={`Rename ${code}`} loading={renaming.isPending}>
            Rename
          </Button>
          {versions === 0 && (
            <ActionButton
              label="Remove"
              about={code}
              title={`Remove ${code} ${title}?`}
              danger
              done={`${code} was removed.`}
              act={removing}
            >
              It has never had a version, so nobody has worked on it.
            </ActionButton>
          )}
        </div>
        {renaming.error && <NotSaved error={renaming.error} what="this micro-credential" />}
      </Form>
    </li>
  );
}
