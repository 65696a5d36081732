import { NativeSelect } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type ChosenMail, mailChoiceValues } from '../../api/schema';
import { ErrorNotice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { type Column, DataTable } from '../admin/parts/data-table';
import { ownProfileQuery } from '../identity/profile.queries';
import { choiceNames, kindWords } from './notification-words';
import classes from './notifications.module.css';
import { mailChoicesQuery, useChooseMail } from './notifications.queries';

/** How the reader gets the emails of each kind: at once, in a daily digest, or not. */
export function EmailsPage() {
  const { data } = useSuspenseQuery(mailChoicesQuery);
  const { data: profile } = useSuspenseQuery(ownProfileQuery);
  const choosing = useChooseMail();
  const [said, say] = useState('');

  async function choose(kind: ChosenMail['kind'], value: string) {
    const choice = mailChoiceValues.find((one) => one === value)!;
    say('');
    await choosing.mutateAsync({ kind, choice }).then(
      () => say(`Saved. ${kindWords[kind].name}: ${choiceNames[choice]}.`),
      () => undefined, // the mutation shows the error
    );
  }

  const columns: Column<ChosenMail>[] = [
    {
      title: 'What it tells you',
      cell: ({ kind }) => (
        <>
          {kindWords[kind].name}
          <p className={classes.tells}>{kindWords[kind].tells}</p>
        </>
      ),
    },
    {
      title: 'Email',
      cell: ({ kind, choice, fixed }) =>
        fixed ? (
          'Always at once'
        ) : (
          <NativeSelect
            aria-label={`Email about ${kindWords[kind].name}`}
            value={choosing.isPending && choosing.variables.kind === kind ? choosing.variables.choice : choice}
            onChange={(event) => void choose(kind, event.currentTarget.value)}
            data={mailChoiceValues.map((value) => ({ value, label: choiceNames[value] }))}
          />
        ),
    },
  ];

  return (
    <Page
      title="Your emails"
      lead={
        <>
          Everything is in your <Link to="/notifications">notifications</Link>. Choose what you also get by email.
        </>
      }
    >
      {choosing.error && <ErrorNotice error={choosing.error} safe="Your choices are as they were." />}
      <DataTable caption="Emails by kind" columns={columns} rows={data.items} keyOf={({ kind }) => kind} />
      <p>
        The daily digest is one email, sent at {clockTime(data.digestTime)} in your time zone ({profile.data.zone}). A
        new choice counts from the next notification on. What already waits comes with the next digest, unless you
        choose “No email”. <Link to="/profile">Change your time zone</Link>
      </p>
      <span role="status">{said}</span>
    </Page>
  );
}

/** `07:00` as `7:00 AM`. */
function clockTime(time: string): string {
  return new Date(`2000-01-01T${time}`).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });
}
