import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { fieldError } from '../../../../api/problem';
import type { AuthoredMicroCredential } from '../../../../api/schema';
import { Form } from '../../../../ui/form';
import { ErrorNotice } from '../../../../ui/notice';
import { ActionButton } from '../../parts/action-button';
import { announce } from '../../parts/announcer';
import classes from '../../parts/parts.module.css';
import { useRemoveMicroCredential, useRenameMicroCredential } from './framework.queries';

/** Renames a micro-credential, or removes one that never had a version. */
export function MicroCredentialLine({ of }: { of: AuthoredMicroCredential }) {
  const { code, title, workingTitle, versions, revision } = of;
  const renaming = useRenameMicroCredential(code, revision);
  const removing = useRemoveMicroCredential(code, revision);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget).get('title'));
    renaming.mutate(given, { onSuccess: () => announce(`${code} is now called ${given}.`) });
  }
  return (
    <li>
      <Form onSubmit={submit}>
        <div className={classes.filters}>
          <TextInput
            name="title"
            wrapperProps={{ 'data-wide': true }}
            label={`Title of ${code}${workingTitle ? ' (working title)' : ''}`}
            required
            maxLength={300}
            defaultValue={title}
            error={fieldError(renaming.error, '/title')}
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
        {renaming.error && <ErrorNotice error={renaming.error} safe="Your entry is still here." />}
      </Form>
    </li>
  );
}
