import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { VersionContent } from '../../../../api/schema';
import { ErrorNotice, Notice } from '../../../../ui/notice';
import { counted } from '../../../../ui/number-words';
import { Section } from '../../../../ui/page';
import { announce } from '../../parts/announcer';
import { ChooseFile, csvFiles } from '../../parts/choose-file';
import { csvOf } from '../../parts/list-file';
import classes from '../../parts/parts.module.css';
import { saveFile } from '../../parts/save-file';
import type { Edit } from './draft-edit';
import { outcomeChanges, outcomeColumns, outcomeRows, outcomesIn } from './outcome-file';

/** The outcomes of a draft as a CSV file, out and in. A file's changes are shown before the draft takes them. */
export function OutcomesAsFile({ content: { outcomes }, edit }: { content: VersionContent; edit: Edit }) {
  const reading = useMutation({
    mutationFn: async (file: File) => ({
      name: file.name,
      replaces: outcomes,
      ...(await outcomesIn(await file.arrayBuffer(), outcomes)),
    }),
  });
  const saving = useMutation({
    mutationFn: async () => {
      saveFile(await csvOf(outcomeColumns, outcomeRows(outcomes)), 'outcomes.csv', 'text/csv');
      announce(`Saved: ${counted(outcomes.length, 'outcome')}.`);
    },
  });
  const read = reading.data;
  const changes = read === undefined || read.faults.length > 0 ? [] : outcomeChanges(outcomes, read.outcomes);
  // Some of what a file cannot hold, such as sample documents, was taken from the outcomes as they were then.
  const isOld = read !== undefined && JSON.stringify(read.replaces) !== JSON.stringify(outcomes);
  return (
    <Section title="Outcomes as a file">
      <p className={classes.soft}>
        A CSV file with a row for each outcome, and below it a row for each of its details. A file that you choose
        replaces all outcomes of the draft, after you have seen the changes.
      </p>
      <div className={classes.actions}>
        <Button variant="default" loading={saving.isPending} onClick={() => saving.mutate()}>
          Download outcomes as CSV
        </Button>
        <ChooseFile
          label="Choose a file of outcomes"
          accept={csvFiles}
          loading={reading.isPending}
          onFile={reading.mutate}
        />
      </div>
      {(reading.error ?? saving.error) && (
        <ErrorNotice error={reading.error ?? saving.error} safe="The draft is as it was." />
      )}
      {read !== undefined && read.faults.length > 0 && (
        <Notice tone="danger" title={`${read.name} cannot be used`} announce>
          <List of={read.faults} />
        </Notice>
      )}
      {isOld && read.faults.length === 0 && (
        <Notice tone="caution" title={read.name} announce>
          You have edited the outcomes since you chose this file. Choose it again.
        </Notice>
      )}
      {read !== undefined && !isOld && read.faults.length === 0 && (
        <>
          <Notice tone={changes.length > 0 ? 'caution' : 'good'} title={read.name} announce>
            {changes.length === 0 ? 'The draft has these outcomes already.' : <List of={changes} />}
          </Notice>
          {changes.length > 0 && (
            <div className={classes.actions}>
              <Button
                onClick={() => {
                  edit((next) => void (next.outcomes = read.outcomes));
                  reading.reset();
                  announce('The draft has the outcomes of the file.');
                }}
              >
                Use these outcomes
              </Button>
            </div>
          )}
        </>
      )}
    </Section>
  );
}

function List({ of }: { of: readonly string[] }) {
  return (
    <ul className={classes.plain}>
      {of.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}
