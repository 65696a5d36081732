import { Button } from '@mantine/core';
import { useState } from 'react';
import { countWords } from '#kernel/words';
import type { ArtifactText } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Notice } from '../../../ui/notice';
import { counted } from '../days';
import classes from './writing.module.css';

interface TextChoiceProps {
  mine: string;
  theirs: ArtifactText;
  choose: (which: 'mine' | 'theirs') => void;
}

/** The text was saved elsewhere while it was written here: nothing is overwritten until one has chosen. */
export function TextChoice({ mine, theirs, choose }: TextChoiceProps) {
  const [both, showBoth] = useState(false);
  return (
    <Notice tone="caution" title="This text was changed in another tab or on another device" announce>
      <p className={classes.line}>
        The other was saved {theirs.savedAt && <DateText at={theirs.savedAt} />} and has {counted(theirs.words, 'word')}
        ; yours has {counted(countWords(mine), 'word')}. Nothing was overwritten. If you keep yours, the other stays in
        the version history.
      </p>
      <div className={classes.choices}>
        <Button size="compact-md" onClick={() => choose('mine')}>
          Keep mine
        </Button>
        <Button size="compact-md" variant="default" onClick={() => choose('theirs')}>
          Take the other
        </Button>
        <Button size="compact-md" variant="subtle" aria-expanded={both} onClick={() => showBoth(!both)}>
          {both ? 'Hide the two texts' : 'Look at both'}
        </Button>
      </div>
      {both && (
        <div className={classes.both}>
          <section aria-label="Your text" tabIndex={0}>
            <h2>Yours</h2>
            <p>{mine}</p>
          </section>
          <section aria-label="The other text" tabIndex={0}>
            <h2>The other</h2>
            <p>{theirs.text}</p>
          </section>
        </div>
      )}
    </Notice>
  );
}
