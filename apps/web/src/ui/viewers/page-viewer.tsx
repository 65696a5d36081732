import classes from './viewers.module.css';
import type { ViewerProps } from './viewer';

/** A document as a page of its own, in a frame that runs nothing and loads nothing. */
export default function PageViewer({ file, href }: ViewerProps) {
  return (
    <iframe
      className={classes.framed}
      sandbox=""
      src={href}
      title={file.description || `File ${file.position}, without a description`}
    />
  );
}
