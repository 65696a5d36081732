import type { ReactNode } from 'react';
import { Refused, Unreachable } from '../api/problem';
import classes from './notice.module.css';

type Tone = 'plain' | 'good' | 'caution' | 'danger';

/** A short message to the reader, placed where it applies. With `announce`, screen readers say it at once. */
export function Notice({
  tone = 'plain',
  title,
  announce = false,
  children,
}: {
  tone?: Tone;
  title?: string;
  announce?: boolean;
  children?: ReactNode;
}) {
  return (
    <div
      className={classes.notice}
      data-tone={tone}
      role={announce ? (tone === 'danger' ? 'alert' : 'status') : undefined}
    >
      {title && <p className={classes.title}>{title}</p>}
      {children && <div>{children}</div>}
    </div>
  );
}

/** What went wrong, what is safe, and what to do, for any error of the API or the connection. */
export function ErrorNotice({ error, safe, retry }: { error: unknown; safe?: string; retry?: ReactNode }) {
  const { title, detail, faults } = wordsFor(error);
  return (
    <Notice tone="danger" title={title} announce>
      <p className={classes.line}>{detail}</p>
      {faults.length > 0 && (
        <ul className={classes.list}>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      {safe && <p className={classes.line}>{safe}</p>}
      {retry}
    </Notice>
  );
}

function wordsFor(error: unknown): { title: string; detail: string; faults: string[] } {
  if (error instanceof Refused) {
    const { title, detail, errors = [], traceId } = error.problem;
    const trace = traceId ? ` If you report this, include this code: ${traceId}.` : '';
    return { title, detail: `${detail ?? ''}${trace}`, faults: errors.map((fault) => fault.detail) };
  }
  if (error instanceof Unreachable) return { title: 'No connection', detail: error.message, faults: [] };
  return {
    title: 'Something went wrong on this page',
    detail: 'Reload the page. If this happens again, tell your administrator what you were doing.',
    faults: [],
  };
}
