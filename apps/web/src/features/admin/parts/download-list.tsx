import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { dayIn } from '../../../ui/days';
import { ErrorNotice } from '../../../ui/notice';
import { counted } from '../../../ui/number-words';
import { announce } from './announcer';
import type { Column } from './data-table';
import type { KeysetQuery } from './keyset';
import { csvOf, fileNameOf } from './list-file';
import { saveFile } from './save-file';

interface DownloadListProps<Row> {
  /** What the list is called. */
  name: string;
  query: KeysetQuery<Row>;
  columns: readonly Column<Row>[];
}

/** Saves the whole list, with the filters on the page, as a file for spreadsheets. */
export function DownloadList<Row>({ name, query, columns }: DownloadListProps<Row>) {
  const [read, setRead] = useState(0);
  const stopped = useRef(false);
  const downloading = useMutation({
    mutationFn: async () => {
      stopped.current = false;
      setRead(0);
      const rows: Row[] = [];
      for await (const page of query.everyPage()) {
        if (stopped.current) return;
        rows.push(...page);
        setRead(rows.length);
      }
      saveFile(await csvOf(columns, rows), fileNameOf(name, dayIn(ownZone(), new Date())), 'text/csv');
      announce(`Saved: ${counted(rows.length, 'row')}.`);
    },
  });
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={`Download as CSV: ${name}`}
        loading={downloading.isPending}
        onClick={() => downloading.mutate()}
      >
        Download as CSV
      </Button>
      {downloading.isPending && (
        <>
          <span>{counted(read, 'row')} read</span>
          <Button variant="subtle" size="compact-sm" onClick={() => (stopped.current = true)}>
            Stop
          </Button>
        </>
      )}
      {downloading.error && <ErrorNotice error={downloading.error} safe="No file was saved." />}
    </>
  );
}

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
