import { type Ref, useId } from 'react';
import classes from './viewers.module.css';
import pdfClasses from './pdf.module.css';
import type { PdfNote } from './pdf-notes';

/** The notes of a page below it, with a button that goes to each. */
export function NotesOnPage({ notes, ref }: { notes: readonly PdfNote[]; ref: Ref<HTMLElement> }) {
  const heading = useId();
  return (
    <section ref={ref} tabIndex={-1} className={pdfClasses.notes} aria-labelledby={heading}>
      <h3 id={heading}>Notes on this page</h3>
      <ol>
        {notes.map(({ id, kind, text, author, place }, index) => (
          <li key={id} id={`note-${id}`} tabIndex={-1}>
            {place === null ? (
              <span>{index + 1}</span>
            ) : (
              <button
                type="button"
                className={classes.link}
                aria-label={`Show note ${index + 1} on the page`}
                onClick={() => {
                  const mark = document.getElementById(`mark-${id}`);
                  mark?.scrollIntoView({ block: 'center', inline: 'center' });
                  mark?.focus({ preventScroll: true });
                }}
              >
                {index + 1}
              </button>
            )}
            <div>
              <span className={classes.soft}>
                {kind}
                {author && `, by ${author}`}
              </span>
              <p dir="auto">{text}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
