import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { confirmed } from '#catalog/unconfirmed';
import type { VersionContent } from '../../../../api/schema';
import type { Edit } from './draft-edit';
import classes from './draft.module.css';

interface DraftMarkProps {
  content: VersionContent;
  edit: Edit;
  /** Where the words are: `/outcomes/o1/sampleDocuments`. */
  place: string;
  /** "outcome 1", for screen readers. */
  what: string;
}

/** Whether the program has not confirmed the words of a place. */
export function isDraft({ unconfirmed = [] }: VersionContent, place: string): boolean {
  return unconfirmed.includes(place);
}

/**
 * Says that words are a draft, and lets the author confirm them as they are. Changing them has the same effect. After
 * the button, its place says so and has the focus.
 */
export function DraftMark({ content, edit, place, what }: DraftMarkProps) {
  const [confirmedPlace, confirm] = useState<string | null>(null);
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => said.current?.focus(), [confirmedPlace]);
  if (!isDraft(content, place))
    return confirmedPlace === place ? (
      <p ref={said} tabIndex={-1} className={classes.mark} data-confirmed>
        Confirmed
      </p>
    ) : null;
  return (
    <p className={classes.mark}>
      A draft by Laurel. The program has not confirmed it yet.{' '}
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Confirm ${what}`}
        onClick={() => {
          edit((next) => void (next.unconfirmed = confirmed(next, place).unconfirmed));
          confirm(place);
        }}
      >
        Confirm
      </Button>
    </p>
  );
}
