import { Button, FileButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Refused } from '../../../api/problem';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { counted } from '../../../ui/number-words';
import { Section } from '../../../ui/page';
import { announce } from '../parts/announcer';
import { type Column, DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { saveFile } from '../parts/save-file';
import { emptyFile, type FileRow, type InviteeFile, inviteesIn } from './invitee-file';
import { checkInvitees, useInviteMany } from './people.queries';

/** The most people that one file invites; the API takes no more at once. */
const mostInvitees = 500;

/** A file after it was checked: whom it invites, and which of its rows cannot be used. */
interface Checked {
  fileName: string;
  file: InviteeFile;
  good: FileRow[];
  /** How many of the good ones have an open invitation. */
  again: number;
  bad: BadRow[];
}

interface BadRow extends FileRow {
  faults: string[];
}

/** Invites everyone in a file, after showing what is wrong in which row. */
export function InviteMany() {
  const [checked, setChecked] = useState<Checked | null>(null);
  const checking = useMutation({ mutationFn: check, onSuccess: setChecked });
  const inviting = useInviteMany();

  function invite(good: readonly FileRow[]) {
    inviting.mutate(
      good.map(({ invitee }) => invitee),
      {
        onSuccess: ({ invited }) => {
          announce(`Invited: ${counted(invited, 'person', 'people')}.`);
          setChecked(null);
        },
      },
    );
  }

  return (
    <Section title="Invite many people">
      <p className={classes.soft}>
        Choose a CSV file with a row for each person, at most {mostInvitees}. Nobody is invited before you have seen
        what was read.
      </p>
      <div className={classes.actions}>
        <FileButton
          accept=".csv,text/csv,text/plain"
          onChange={(file) => {
            if (file === null) return;
            setChecked(null);
            inviting.reset();
            checking.mutate(file);
          }}
        >
          {(props) => (
            <Button {...props} variant="default" loading={checking.isPending}>
              Choose a file
            </Button>
          )}
        </FileButton>
        <Button variant="subtle" onClick={() => saveFile(emptyFile, 'people-to-invite.csv', 'text/csv')}>
          Download an example
        </Button>
      </div>
      {checking.error && <ErrorNotice error={checking.error} safe="Nobody was invited." />}
      {checked && <Preview {...checked} isInviting={inviting.isPending} invite={invite} />}
      {inviting.error && <ErrorNotice error={inviting.error} safe="Nobody was invited. Choose the file again." />}
    </Section>
  );
}

type PreviewProps = Checked & { isInviting: boolean; invite: (good: readonly FileRow[]) => void };

function Preview({ fileName, file, good, again, bad, isInviting, invite }: PreviewProps) {
  const { missingTitles, unknownTitles, rows } = file;
  if (missingTitles.length > 0)
    return (
      <Notice tone="danger" title={`${fileName} cannot be read`} announce>
        The first row has to name the columns. Missing: {missingTitles.join(', ')}.
      </Notice>
    );
  if (rows.length === 0) return <Notice title={`${fileName} has nobody in it.`} announce />;
  if (rows.length > mostInvitees)
    return (
      <Notice tone="danger" title={`${fileName} has ${rows.length} rows`} announce>
        One file can have {mostInvitees}. Split it.
      </Notice>
    );
  return (
    <>
      <Notice tone={bad.length > 0 ? 'caution' : 'good'} title={fileName} announce>
        {counted(good.length, 'person', 'people')} can be invited
        {again > 0 && `, ${again} of them again: the link that they have stops working`}.
        {bad.length > 0 && ` ${counted(bad.length, 'row')} cannot be used.`}
        {unknownTitles.length > 0 && ` These columns are not read: ${unknownTitles.join(', ')}.`}
      </Notice>
      {bad.length > 0 && (
        <DataTable
          caption="Rows that cannot be used"
          captionShown
          rows={bad}
          columns={badColumns}
          keyOf={({ line }) => String(line)}
        />
      )}
      {good.length > 0 && (
        <div className={classes.actions}>
          <Button loading={isInviting} onClick={() => invite(good)}>
            Invite {counted(good.length, 'person', 'people')}
          </Button>
        </div>
      )}
    </>
  );
}

const badColumns: Column<BadRow>[] = [
  { title: 'Row', numeric: true, cell: ({ line }) => line },
  { title: 'Email address', cell: ({ invitee }) => invitee.email || 'Not given' },
  { title: 'Name', cell: ({ invitee }) => invitee.name || 'Not given' },
  {
    title: 'What is wrong',
    cell: ({ faults }) => (
      <ul className={classes.plain}>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    ),
  },
];

/**
 * Reads a file and asks the API about it. The API first names what is written wrongly, and only in a list without such
 * faults who cannot be invited; so the good rows are asked about until none is bad.
 */
async function check(chosen: File): Promise<Checked> {
  const file = await inviteesIn(await chosen.arrayBuffer());
  const bad: BadRow[] = [];
  let good = file.rows;
  let again = 0;
  while (good.length > 0 && good.length <= mostInvitees && file.missingTitles.length === 0) {
    const { faults, counts } = await answerAbout(good);
    again = counts?.again ?? 0;
    if (faults.size === 0) break;
    bad.push(...good.flatMap((row) => (faults.has(row) ? [{ ...row, faults: faults.get(row)! }] : [])));
    good = good.filter((row) => !faults.has(row));
  }
  return { fileName: chosen.name, file, good, again, bad: bad.sort((one, other) => one.line - other.line) };
}

async function answerAbout(rows: readonly FileRow[]) {
  const faults = new Map<FileRow, string[]>();
  try {
    return { faults, counts: await checkInvitees(rows.map(({ invitee }) => invitee)) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    for (const { pointer, detail } of error.problem.errors ?? []) {
      const row = rows[Number(/^\/invitees\/(\d+)\//.exec(pointer)?.[1])];
      if (row !== undefined) faults.set(row, [...(faults.get(row) ?? []), detail]);
    }
    if (faults.size === 0) throw error;
    return { faults, counts: null };
  }
}
