import { type DragEvent, useState } from 'react';
import classes from './verification.module.css';

interface Props {
  disabled: boolean;
  onChosen: (file: File) => void;
}

/** A place to drop or choose a badge file. */
export function BadgeFile({ disabled, onChosen }: Props) {
  const [over, setOver] = useState(false);
  const [name, setName] = useState<string>();

  function choose(file: File | undefined) {
    if (file === undefined || disabled) return;
    setName(file.name);
    onChosen(file);
  }

  function hover(event: DragEvent, inside: boolean) {
    event.preventDefault(); // otherwise the browser would open the file instead of this page
    setOver(inside);
  }

  return (
    <label
      className={classes.file}
      data-breadcrumb={over}
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
      <span className={classes.soft}>{name ?? 'JSON, or a PNG or SVG with the badge inside. 1 MB at most.'}</span>
      <input
        type="file"
        accept=".json,.jsonld,.jwt,.png,.svg,application/json,image/png,image/svg+xml"
        disabled={disabled}
        onChange={(event) => {
          choose(event.currentTarget.files?.[0]);
          event.currentTarget.value = ''; // the same file can be chosen again
        }}
      />
    </label>
  );
}
