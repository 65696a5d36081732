import { Button } from '@mantine/core';
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

/** Says that words are a draft, and lets the author confirm them as they are. Changing them has the same effect. */
export function DraftMark({ content, edit, place, what }: DraftMarkProps) {
  if (!isDraft(content, place)) return null;
  return (
    <p className={classes.mark}>
      A draft by Laurel. The program has not confirmed it yet.{' '}
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Confirm ${what}`}
        onClick={() => edit((next) => void (next.unconfirmed = next.unconfirmed?.filter((other) => other !== place)))}
      >
        Confirm
      </Button>
    </p>
  );
}
