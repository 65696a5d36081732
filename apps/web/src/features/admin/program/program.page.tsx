import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { isClash } from '../../../api/problem';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { sessionQuery } from '../../identity/session.queries';
import { announce } from '../parts/announcer';
import { AuditLink } from '../parts/audit-link';
import { ClashNotice, useEditedVersion } from '../parts/edited-version';
import classes from '../parts/parts.module.css';
import { Look } from './look';
import { NewProgram } from './new-program';
import { ProgramFields, settingsFrom } from './program-fields';
import { programQuery, useChangeProgram } from './program.queries';

/** What a program decides for itself. Someone else's changes are never overwritten without a warning. */
export function ProgramPage() {
  const { data: latest } = useSuspenseQuery(programQuery);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { base, watched, takeSaved } = useEditedVersion(programQuery, latest);
  const changing = useChangeProgram();
  const clash = isClash(changing.error);
  const { id, name, accent } = base.data;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    changing.mutate(
      { body: settingsFrom(event.currentTarget), etag: base.etag },
      {
        onSuccess: () => {
          announce('The program was saved.');
          void takeSaved();
        },
      },
    );
  }

  return (
    <Page
      title="Program"
      lead={`How ${name} works and looks. Pilots and deadlines that exist keep what they began with.`}
    >
      <p className={classes.soft}>
        <Link to="/admin/review/terms">Review deadlines</Link> and{' '}
        <Link to="/admin/people/periods">how long data is kept</Link> have pages of their own.
      </p>
      <Form key={base.etag} {...watched} onSubmit={submit}>
        <ProgramFields saved={base.data} error={changing.error} look={<Look saved={accent} error={changing.error} />} />
        {clash && <ClashNotice what="this program" onLoad={() => void takeSaved().then(changing.reset)} />}
        {changing.error && !clash && (
          <ErrorNotice error={changing.error} safe="Nothing was changed. Your entries are still here." />
        )}
        <Button type="submit" loading={changing.isPending} disabled={clash}>
          Save
        </Button>
      </Form>
      {session?.program.standard && <NewProgram />}
      <p className={classes.foot}>
        <AuditLink kind="program" id={id} />
      </p>
    </Page>
  );
}
