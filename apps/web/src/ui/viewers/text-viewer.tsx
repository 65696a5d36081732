import { useEffect, useEffectEvent, useState } from 'react';
import { Loading } from '../loading';
import classes from './viewers.module.css';
import { cellsOf } from './separated-values';
import type { ViewerProps } from './viewer';

/** How much of the file is read. More would freeze the page. */
const mostBytes = 1_000_000;
const mostRows = 1_000;

/** Plain text, or a table of separated values. */
export default function TextViewer({ file, mediaType, href, onFailed }: ViewerProps) {
  const [text, setText] = useState<string | null>(null);
  const failed = useEffectEvent(onFailed);
  useEffect(() => {
    const stop = new AbortController();
    fetch(href, { headers: { Range: `bytes=0-${mostBytes - 1}` }, signal: stop.signal })
      .then(async (response) => (response.ok ? setText(await response.text()) : failed()))
      .catch(() => stop.signal.aborted || failed());
    return () => stop.abort();
  }, [href]);
  if (text === null) return <Loading what="Loading the file" />;
  const separator = mediaType === 'text/csv' ? ',' : mediaType === 'text/tab-separated-values' ? '\t' : null;
  const rows = separator === null ? null : cellsOf(text, separator);
  const cut = (file.size ?? 0) > mostBytes || (rows !== null && rows.length > mostRows);
  return (
    <>
      {cut && <p className={classes.soft}>Only the beginning is shown. Download the file to see all of it.</p>}
      <div className={classes.text} tabIndex={0} role="group" aria-label="File">
        {rows === null ? <pre>{text}</pre> : <Table rows={rows.slice(0, mostRows)} />}
      </div>
    </>
  );
}

function Table({ rows }: { rows: string[][] }) {
  const [head = [], ...body] = rows;
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, at) => (
            <th key={at} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {body.map((row, at) => (
          <tr key={at}>
            {row.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
