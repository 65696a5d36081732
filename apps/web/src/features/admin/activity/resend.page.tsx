import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { ResendPreview } from '../../../api/schema';
import { Confirm } from '../../../ui/confirm';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Form } from '../../../ui/form';
import { Loading } from '../../../ui/loading';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { counted } from '../../../ui/number-words';
import { Page } from '../../../ui/page';
import { announce, keepFocus } from '../parts/announcer';
import { type Column, DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { aDay, anyText, oneOf } from '../search';
import { failureWords } from './messages.page';
import { filterOf, resendPreviewQuery, resendQuery, type ResendSearch, useResend } from './resend.queries';

const route = getRouteApi('/administrator/admin/messages/resend');

const failures = Object.keys(failureWords) as (keyof typeof failureWords)[];

type Listed = ResendPreview['messages'][number];

const columns: Column<Listed>[] = [
  {
    title: 'Subject',
    cell: ({ id, subject }) => (
      <Link to="/admin/messages/$messageId" params={{ messageId: id }}>
        {subject}
      </Link>
    ),
  },
  {
    title: 'To',
    cell: ({ address, triedAddress }) => (
      <>
        {address}
        {triedAddress !== null && triedAddress !== address && (
          <div className={classes.soft}>instead of {triedAddress}</div>
        )}
      </>
    ),
  },
  { title: 'Why it did not arrive', cell: ({ failure }) => (failure === null ? 'Not known.' : failureWords[failure]) },
  { title: 'When', cell: ({ undeliveredAt }) => <DateText at={undeliveredAt} /> },
];

const leftOut: Record<ResendPreview['leftOut'][number]['reason'], string> = {
  'refused-address': 'nobody gets email at the address, and it has not changed',
  link: 'the link in the email is no longer valid',
  held: 'it may have been sent before a restore from a backup. Choose that reason to send it again',
  deactivated: 'the account is deactivated',
};

/** Sends emails that did not arrive again: which ones, a list of them, then one button. */
export function ResendPage() {
  const { resend, ...search } = route.useSearch();
  return (
    <Page
      title="Send failed emails again"
      breadcrumb={<Link to="/admin/messages">Email</Link>}
      width="wide"
      lead="Each email goes once more, as it was written, to the person’s current address. Nothing is sent before you have seen the list."
    >
      {resend && <Progress resendId={resend} />}
      <Filters key={JSON.stringify(search)} search={search} />
      <Preview search={search} />
    </Page>
  );
}

function Filters({ search }: { search: ResendSearch }) {
  const navigate = route.useNavigate();
  function find(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const words = (name: string) => String(given.get(name) ?? '').trim();
    void navigate({
      to: '.',
      search: {
        failure: oneOf(words('failure'), failures),
        domain: anyText(words('domain').replace(/^@/, '')),
        from: aDay(words('from')),
        until: aDay(words('until')),
        refused: given.has('refused') ? 'yes' : undefined,
      },
    });
  }
  return (
    <Form role="search" className={classes.filters} onSubmit={find}>
      <NativeSelect
        name="failure"
        label="Why it did not arrive"
        defaultValue={search.failure ?? ''}
        data={[{ value: '', label: 'Any reason' }, ...failures.map((value) => ({ value, label: failureWords[value] }))]}
      />
      <TextInput name="domain" label="Address ends with @" defaultValue={search.domain} maxLength={253} />
      <TextInput name="from" type="date" label="Failed from" defaultValue={search.from} />
      <TextInput name="until" type="date" label="Until the end of" defaultValue={search.until} />
      <Checkbox
        name="refused"
        data-plain
        label="Also to addresses that were refused and have not changed"
        defaultChecked={search.refused === 'yes'}
        mb="xs"
      />
      <Button type="submit" variant="default">
        Find
      </Button>
    </Form>
  );
}

function Preview({ search }: { search: ResendSearch }) {
  const { data: preview, error, isPending } = useQuery(resendPreviewQuery(search));
  if (isPending) return <Loading />;
  if (preview === undefined) return <ErrorNotice error={error} safe="Nothing was sent." />;
  const others = preview.leftOut.map(({ reason, count }) => `${counted(count, 'email')}: ${leftOut[reason]}`);
  return (
    <>
      {preview.count === 0 ? (
        <Empty title="There are no emails to send again.">
          Emails that could not be sent, or came back, appear here.
        </Empty>
      ) : (
        <DataTable<Listed>
          caption={
            preview.messages.length < preview.count
              ? `The first ${preview.messages.length} of ${counted(preview.count, 'email')}`
              : 'Emails that are sent again'
          }
          captionShown
          columns={columns}
          rows={preview.messages}
          keyOf={({ id }) => id}
        />
      )}
      {others.length > 0 && (
        <>
          <p className={classes.soft}>Not sent again:</p>
          <ul className={classes.soft}>
            {others.map((words) => (
              <li key={words}>{words}.</li>
            ))}
          </ul>
        </>
      )}
      {preview.count > 0 && <Send preview={preview} search={search} />}
    </>
  );
}

function Send({ preview: { asOf, count }, search }: { preview: ResendPreview; search: ResendSearch }) {
  const [asking, ask] = useState(false);
  const [id, renew] = useState(() => crypto.randomUUID());
  const navigate = route.useNavigate();
  const sending = useResend();
  const label = `Send ${counted(count, 'email')} again`;

  function send() {
    sending.mutate(
      { id, filter: filterOf(search), asOf, count },
      {
        onSuccess: ({ total }) => {
          ask(false);
          renew(crypto.randomUUID());
          announce(`${counted(total, 'email')} will be sent again.`);
          keepFocus();
          void navigate({ to: '.', search: { ...search, resend: id } });
        },
      },
    );
  }

  return (
    <div className={classes.actions}>
      <Button onClick={() => ask(true)}>{label}</Button>
      <Confirm
        opened={asking}
        title={label}
        confirmLabel="Send"
        busy={sending.isPending}
        error={sending.error}
        onConfirm={send}
        onClose={() => ask(false)}
      >
        The words stay as they were, also in reminders of a deadline that has passed. You can’t take the emails back.
      </Confirm>
    </div>
  );
}

/** How far the emails are that were just sent again. It continues when this page is closed. */
function Progress({ resendId }: { resendId: string }) {
  const { data } = useQuery(resendQuery(resendId));
  if (data === undefined) return null;
  const { total, sent, undelivered, waiting, finishedAt } = data;
  const busy = finishedAt === null || waiting > 0;
  return (
    <Notice
      tone={busy ? 'plain' : undelivered > 0 ? 'caution' : 'good'}
      title={busy ? 'Emails are being sent again' : 'These emails were sent again'}
    >
      <p role="status">
        {sent} of {counted(total, 'email')} sent{undelivered > 0 && `, ${undelivered} failed again`}.
        {busy && ' You can leave this page.'}
      </p>
    </Notice>
  );
}
