import { Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Refused } from '../../api/problem';
import { ButtonLink } from '../../ui/button-link';
import { CopyButton } from '../../ui/copy-button';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import classes from './lock.module.css';

/**
 * Replaces the desk when the review is no longer the reviewer's: what happened, and everything they wrote, to copy. The
 * reasons are never told apart, because they would reveal something about the candidate.
 */
export function EndedReview({ error, written }: { error: Refused; written: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  const hasRole = error.problem.status !== 403;
  return (
    <Page title={hasRole ? 'This review is no longer yours' : 'You are no longer a reviewer'}>
      <div ref={place} tabIndex={-1} className={classes.told}>
        <Notice tone="caution" announce title={hasRole ? 'Your scores do not count' : 'Your role was removed'}>
          {hasRole
            ? 'The submission went back to its candidate, the time for the review was over, or an administrator ended it. You have nothing left to do.'
            : 'These pages are for reviewers. If this is a mistake, ask an administrator to give you the role again.'}
          {written !== '' && ' Nothing that you wrote is lost: it is below. Copy it if you want to keep it.'}
        </Notice>
      </div>
      {written !== '' && (
        <>
          <Textarea label="What you wrote" readOnly autosize minRows={4} maxRows={20} value={written} mt="md" />
          <div className={classes.acts}>
            <CopyButton text={written} what="what you wrote" />
          </div>
        </>
      )}
      <div className={classes.acts}>
        <ButtonLink to={hasRole ? '/reviews' : '/'} variant="default">
          {hasRole ? 'Go to your reviews' : 'Go to your pages'}
        </ButtonLink>
      </div>
    </Page>
  );
}
