import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { BegunSecondFactor } from '../../api/schema';
import { CopyButton } from '../../ui/copy-button';
import { Form } from '../../ui/form';
import { ErrorNotice } from '../../ui/notice';
import { Page, Section } from '../../ui/page';
import classes from './identity.module.css';
import { useConfirmSecondFactor } from './second-factor.queries';

/** Shows the secret as a QR code and as text, shows the backup codes, and asks for the first code. */
export function ScanStep({ begun, onDone }: { begun: BegunSecondFactor; onDone: () => void }) {
  const confirming = useConfirmSecondFactor();
  const secret = new URL(begun.uri).searchParams.get('secret') ?? '';
  const { data: picture } = useQuery({
    queryKey: ['second-factor-picture', begun.uri],
    gcTime: 0,
    queryFn: async () => {
      const { toDataURL } = await import('qrcode');
      return toDataURL(begun.uri, { margin: 2, width: 232 });
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = (new FormData(event.currentTarget).get('code') as string).replaceAll(/\s/g, '');
    confirming.mutate(code, { onSuccess: onDone });
  }

  return (
    <Page title="Scan, save, confirm" lead="Do all three before you leave this page. It is shown only once.">
      <Section title="1. Scan this with your app">
        {picture && (
          <img
            src={picture}
            width="232"
            height="232"
            alt="QR code for the authenticator app"
            className={classes.picture}
          />
        )}
        <p>
          Or enter this key: <code className={classes.secret}>{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
      </Section>
      <Section
        title="2. Save these backup codes"
        aside={<CopyButton text={begun.backupCodes.join('\n')} what="the codes" />}
      >
        <p>
          If you lose your phone, each code lets you sign in once. Print them, or save them in your password manager.
        </p>
        <ul className={classes.codes}>
          {begun.backupCodes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="3. Enter the code that your app shows">
        <Form onSubmit={submit} className={classes.short}>
          {confirming.error && <ErrorNotice error={confirming.error} safe="Your second factor is not on yet." />}
          <TextInput
            name="code"
            label="Code"
            description="Six digits"
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="\d{3}\s?\d{3}"
            title="Enter six digits."
            required
            mb="md"
          />
          <Button type="submit" loading={confirming.isPending}>
            Turn on
          </Button>
        </Form>
      </Section>
    </Page>
  );
}
