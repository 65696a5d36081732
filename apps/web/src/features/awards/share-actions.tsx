import { Button } from '@mantine/core';
import type { Award } from '../../api/schema';
import { CopyButton } from '../../ui/copy-button';
import classes from './awards.module.css';
import { linkedInAddress } from './sharing';

/** The ways to share that most people want: LinkedIn, and the link. */
export function ShareActions({ award, issuer }: { award: Award; issuer: string }) {
  return (
    <div className={classes.actions}>
      <Button component="a" href={linkedInAddress(award, issuer)} target="_blank" rel="noreferrer">
        Add to LinkedIn<span className="aloud"> (opens a new tab)</span>
      </Button>
      <CopyButton text={award.url} what="link" size="sm" />
    </div>
  );
}
