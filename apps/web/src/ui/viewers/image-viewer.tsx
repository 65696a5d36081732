import { Button } from '@mantine/core';
import { useState } from 'react';
import classes from './viewers.module.css';
import type { ViewerProps } from './viewer';

/** An image, as wide as the pane or in full size. */
export default function ImageViewer({ file, href, onFailed }: ViewerProps) {
  const [full, setFull] = useState(false);
  return (
    <>
      <div className={classes.tools}>
        <Button variant="default" size="compact-sm" aria-pressed={full} onClick={() => setFull(!full)}>
          Full size
        </Button>
      </div>
      <div className={classes.stage} data-full={full} tabIndex={0} role="group" aria-label="Image">
        <img src={href} alt={file.description || `File ${file.position}, without a description`} onError={onFailed} />
      </div>
    </>
  );
}
