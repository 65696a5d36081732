import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { Loading } from '../../../ui/loading';
import { ErrorNotice } from '../../../ui/notice';
import { type Column, DataTable } from './data-table';
import { DownloadList } from './download-list';
import classes from './data-table.module.css';
import type { KeysetQuery } from './keyset';

interface KeysetTableProps<Row> {
  query: KeysetQuery<Row>;
  caption: string;
  columns: Column<Row>[];
  keyOf: (row: Row) => string;
  /** Shown instead of the table when there are no rows. */
  empty: ReactNode;
}

/** A table that loads one page at a time. Loaded rows stay, and a button loads the next page. */
export function KeysetTable<Row>({ query, empty, ...table }: KeysetTableProps<Row>) {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(query);
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const end = useRef<HTMLParagraphElement>(null);
  const more = useRef(false);
  useEffect(() => {
    if (more.current && !hasNextPage) end.current?.focus(); // the button that had the focus is gone
    more.current = hasNextPage;
  }, [hasNextPage]);

  const again = (
    <Button variant="default" mt="sm" onClick={() => void refetch()}>
      Try again
    </Button>
  );
  if (isPending) return <Loading />;
  if (data === undefined) return <ErrorNotice error={error} safe="Nothing was changed." retry={again} />;
  if (rows.length === 0 && !hasNextPage) return empty;
  return (
    <>
      {rows.length > 0 && <DataTable {...table} rows={rows} />}
      {error && <ErrorNotice error={error} safe="The list below may be out of date." retry={again} />}
      {hasNextPage && (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
      <div className={classes.listFoot}>
        <p ref={end} tabIndex={-1} role="status">
          {rows.length} shown{hasNextPage ? ', more available' : ''}
        </p>
        <DownloadList name={table.caption} query={query} columns={table.columns} />
      </div>
    </>
  );
}
