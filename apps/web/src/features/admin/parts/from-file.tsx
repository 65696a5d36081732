import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Refused } from '../../../api/problem';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { counted } from '../../../ui/number-words';
import { Section } from '../../../ui/page';
import { ChooseFile, csvFiles } from './choose-file';
import { type Column, DataTable } from './data-table';
import classes from './parts.module.css';
import { saveFile } from './save-file';
import type { TitledFile } from './titled-file';

/** The most rows that one file may have; the API takes no more at once. */
const mostRows = 500;

interface FromFileProps<Row, Counts> {
  title: string;
  about: ReactNode;
  /** The titles, and a row as an example. */
  example: { name: string; text: string };
  read: (bytes: ArrayBuffer) => Promise<TitledFile<Row>>;
  /** Asks the API about rows, and changes nothing. Its refusal points at `/<list>/<index>/<field>`. */
  check: (rows: readonly Row[]) => Promise<Counts>;
  /** What the field of a pointer is called in the file. */
  titleOf: (field: string) => string | undefined;
  /** The columns that show a row that cannot be used. */
  columns: Column<Row>[];
  /** What would happen with the good rows. */
  inWords: (good: number, counts: Counts) => string;
  /** What the API says about the good rows, in more than words. */
  more?: (counts: Counts) => ReactNode;
  /** The button's label, and what it does. Null where the good rows change nothing. */
  confirm: (good: number, counts: Counts) => string | null;
  act: (rows: readonly Row[]) => Promise<unknown>;
  /** For example "Nobody was invited." */
  safe: string;
}

/** A file after it was checked: what happens with its good rows, and which of its rows cannot be used. */
interface Checked<Row, Counts> {
  fileName: string;
  file: TitledFile<Row>;
  good: readonly Row[];
  /** Null where no row is good. */
  counts: Counts | null;
  bad: readonly BadRow<Row>[];
}

interface BadRow<Row> {
  row: Row;
  faults: string[];
}

/** Does something for every row of a CSV file, after showing what is wrong in which row and field. */
export function FromFile<Row extends { line: number }, Counts>(props: FromFileProps<Row, Counts>) {
  const { title, about, example, safe } = props;
  const [checked, setChecked] = useState<Checked<Row, Counts> | null>(null);
  const checking = useMutation({ mutationFn: (file: File) => checkFile(file, props), onSuccess: setChecked });
  const acting = useMutation({ mutationFn: props.act, onSuccess: () => setChecked(null) });
  return (
    <Section title={title}>
      <p className={classes.soft}>{about}</p>
      <div className={classes.actions}>
        <ChooseFile
          label="Choose a file"
          accept={csvFiles}
          loading={checking.isPending}
          onFile={(file) => {
            setChecked(null);
            acting.reset();
            checking.mutate(file);
          }}
        />
        <Button variant="subtle" onClick={() => saveFile(example.text, example.name, 'text/csv')}>
          Download an example
        </Button>
      </div>
      {checking.error && <ErrorNotice error={checking.error} safe={safe} />}
      {checked && <Preview {...props} checked={checked} acting={acting.isPending} act={acting.mutate} />}
      {acting.error && <ErrorNotice error={acting.error} safe={`${safe} Choose the file again.`} />}
    </Section>
  );
}

interface PreviewProps<Row, Counts> extends Pick<
  FromFileProps<Row, Counts>,
  'columns' | 'inWords' | 'more' | 'confirm'
> {
  checked: Checked<Row, Counts>;
  acting: boolean;
  act: (good: readonly Row[]) => void;
}

function Preview<Row extends { line: number }, Counts>(props: PreviewProps<Row, Counts>) {
  const { checked, columns, inWords, more, confirm, acting, act } = props;
  const { fileName, file, good, counts, bad } = checked;
  const { missingTitles, unknownTitles, rows } = file;
  if (missingTitles.length > 0)
    return (
      <Notice tone="danger" title={`${fileName} cannot be read`} announce>
        The first row has to name the columns. Missing: {missingTitles.join(', ')}.
      </Notice>
    );
  if (rows.length === 0) return <Notice title={`${fileName} has no rows.`} announce />;
  if (rows.length > mostRows)
    return (
      <Notice tone="danger" title={`${fileName} has ${rows.length} rows`} announce>
        One file can have {mostRows}. Split it.
      </Notice>
    );
  const label = counts === null ? null : confirm(good.length, counts);
  return (
    <>
      <Notice tone={bad.length > 0 ? 'caution' : 'good'} title={fileName} announce>
        {counts !== null && inWords(good.length, counts)}
        {bad.length > 0 && ` ${counted(bad.length, 'row')} cannot be used.`}
        {unknownTitles.length > 0 && ` These columns are not read: ${unknownTitles.join(', ')}.`}
      </Notice>
      {bad.length > 0 && (
        <DataTable
          caption="Rows that cannot be used"
          captionShown
          rows={bad}
          columns={[
            { title: 'Row', numeric: true, cell: ({ row }) => row.line },
            ...columns.map((column) => ({ title: column.title, cell: ({ row }: BadRow<Row>) => column.cell(row) })),
            { title: 'What is wrong', cell: Faults },
          ]}
          keyOf={({ row }) => String(row.line)}
        />
      )}
      {counts !== null && more?.(counts)}
      {label !== null && (
        <div className={classes.actions}>
          <Button loading={acting} onClick={() => act(good)}>
            {label}
          </Button>
        </div>
      )}
    </>
  );
}

function Faults({ faults }: { faults: readonly string[] }) {
  return (
    <ul className={classes.plain}>
      {faults.map((fault) => (
        <li key={fault}>{fault}</li>
      ))}
    </ul>
  );
}

type Checking<Row, Counts> = Pick<FromFileProps<Row, Counts>, 'read' | 'check' | 'titleOf'>;

/**
 * Reads a file and asks the API about it. The API first names what is written wrongly, and only in a list without such
 * faults what cannot be done; so the good rows are asked about until none is bad.
 */
async function checkFile<Row extends { line: number }, Counts>(
  chosen: File,
  checking: Checking<Row, Counts>,
): Promise<Checked<Row, Counts>> {
  const file = await checking.read(await chosen.arrayBuffer());
  const isUsable = file.missingTitles.length === 0 && file.rows.length <= mostRows;
  const bad: BadRow<Row>[] = [];
  let good = isUsable ? file.rows : [];
  let counts: Counts | null = null;
  while (good.length > 0) {
    const { faults, ...answer } = await answerAbout(good, checking);
    counts = answer.counts;
    if (faults.size === 0) break;
    bad.push(...[...faults].map(([row, said]) => ({ row, faults: said })));
    good = good.filter((row) => !faults.has(row));
  }
  return { fileName: chosen.name, file, good, counts, bad: bad.sort((one, other) => one.row.line - other.row.line) };
}

async function answerAbout<Row, Counts>(rows: readonly Row[], { check, titleOf }: Checking<Row, Counts>) {
  const faults = new Map<Row, string[]>();
  try {
    return { faults, counts: await check(rows) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    for (const { pointer, detail } of error.problem.errors ?? []) {
      const [, index, field] = /^\/\w+\/(\d+)\/(\w+)/.exec(pointer) ?? [];
      const row = rows[Number(index)];
      if (row === undefined) continue;
      const title = titleOf(field!);
      faults.set(row, [...(faults.get(row) ?? []), title === undefined ? detail : `${title}: ${detail}`]);
    }
    if (faults.size === 0) throw error;
    return { faults, counts: null };
  }
}
