import { Button, TextInput } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { Refused } from '../../api/problem';
import { Loading } from '../../ui/loading';
import { ErrorNotice, Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { BadgeFile } from './badge-file';
import { Report } from './report';
import classes from './verification.module.css';
import { useVerification } from './verification.queries';

/** Checks whether a badge from any issuer is genuine and valid, by its address or its file. */
export function VerifyPage() {
  const { url } = useSearch({ from: '/verify' });
  const verification = useVerification();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    verification.mutate((new FormData(event.currentTarget).get('url') as string).trim());
  }

  return (
    <Page
      title="Verify a badge"
      lead="Check whether an Open Badges 3.0 badge from any issuer is genuine and valid. We don’t keep any of it."
    >
      <form onSubmit={submit} noValidate className={classes.form}>
        <TextInput
          key={url}
          name="url"
          type="url"
          label="Badge link"
          description="A link that starts with https:// and opens the badge’s page, file, or image."
          defaultValue={url}
          required
          maxLength={2000}
          error={aboutTheLink(verification)}
          className={classes.address}
        />
        <Button type="submit" loading={verification.isPending}>
          Verify
        </Button>
      </form>
      <BadgeFile
        disabled={verification.isPending}
        chosen={verification.variables instanceof File ? verification.variables.name : undefined}
        onChosen={verification.mutate}
      />
      {verification.isPending && <Loading what="Verifying" />}
      {verification.error && <WhyNot error={verification.error} />}
      {verification.data && <Report key={verification.submittedAt} of={verification.data} />}
    </Page>
  );
}

/** Whether the link, and not a file, is what could not be verified. */
function aboutTheLink({ error, variables }: ReturnType<typeof useVerification>): boolean {
  return error instanceof Refused && typeof variables === 'string';
}

/** The input cannot be verified as a badge. The API's own sentence says what would work. */
function WhyNot({ error }: { error: Error }) {
  if (!(error instanceof Refused) || error.problem.status >= 500) return <ErrorNotice error={error} />;
  return (
    <Notice tone="danger" title="This could not be verified" announce>
      {error.message}
    </Notice>
  );
}
