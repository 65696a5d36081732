import { Button, FileButton } from '@mantine/core';
import { type DragEvent, useRef, useState } from 'react';
import { acceptedInWords, chooserFilter, sizeInWords } from '#kernel/files';
import { counted } from '../../../ui/number-words';
import classes from './files.module.css';

interface DropBoxProps {
  files: { maxCount: number; maxBytes: number; accept: string[] };
  add: (chosen: Iterable<File>) => void;
}

/** Where files are chosen or dropped, and what is accepted. */
export function DropBox({ files: { maxCount, maxBytes, accept }, add }: DropBoxProps) {
  const [over, hover] = useState(false);
  const forget = useRef<() => void>(null);
  const drag = (event: DragEvent) => {
    event.preventDefault();
    hover(event.type === 'dragover');
    if (event.type === 'drop') add(event.dataTransfer.files);
  };
  return (
    <div className={classes.drop} data-over={over} onDragOver={drag} onDragLeave={drag} onDrop={drag}>
      <FileButton
        multiple
        resetRef={forget}
        accept={chooserFilter(accept)}
        onChange={(chosen) => {
          forget.current?.(); // so that a file can be chosen again after it was removed or corrected
          add(chosen);
        }}
      >
        {(props) => <Button {...props}>Choose files</Button>}
      </FileButton>
      <span>or drag files here, or paste them.</span>
      <p className={classes.limits}>
        {acceptedInWords(accept)}. Up to {sizeInWords(maxBytes)} each, {counted(maxCount, 'file')} in total.
      </p>
    </div>
  );
}
