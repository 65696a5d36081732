import { type DragEvent, useState } from 'react';
import classes from './verification.module.css';

interface Props {
  disabled: boolean;
  /** The name of the file that was chosen last. */
  chosen: string | undefined;
  onChosen: (file: File) => void;
}

/** A place to drop or choose a badge file. */
export function BadgeFile({ disabled, chosen, onChosen }: Props) {
  const [over, setOver] = useState(false);

  function choose(file: File | undefined) {
    if (file === undefined || disabled) return;
    onChosen(file);
  }

  function hover(event: DragEvent, inside: boolean) {
    event.preventDefault(); // otherwise the browser would open the file instead of this page
    setOver(inside);
  }

  return (
    <label
      className={classes.file}
      data-over={over}
      onDragOver={(event) => hover(event, true)}
      onDragLeave={(event) => hover(event, false)}
      onDrop={(event) => {
        hover(event, false);
        choose(event.dataTransfer.files[0]);
      }}
    >
      <span>
        Or <strong>choose its file</strong>, or drop it here
      </span>
      <span className={classes.soft}>
        {chosen ?? 'A certificate (PDF), a PNG or SVG with the badge inside, or JSON.'}
      </span>
      <input
        type="file"
        accept=".pdf,.json,.jsonld,.jwt,.png,.svg,application/pdf,application/json,image/png,image/svg+xml"
        disabled={disabled}
        onChange={(event) => {
          choose(event.currentTarget.files?.[0]);
          event.currentTarget.value = ''; // the same file can be chosen again
        }}
      />
    </label>
  );
}
