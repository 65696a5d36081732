import { Button } from '@mantine/core';
import { useState } from 'react';
import { countWords } from '#kernel/words';
import type { Saved } from '../../../autosave/autosave';
import { DateText } from '../../../ui/date-text';
import { Notice } from '../../../ui/notice';
import { counted } from '../../../ui/number-words';
import { Differences } from './differences';
import classes from './writing.module.css';

interface TextChoiceProps {
  mine: string;
  theirs: Saved<string>;
  choose: (which: 'mine' | 'theirs') => void;
}

/** The text was saved elsewhere while the writer worked here. Nothing is overwritten until they choose. */
export function TextChoice({ mine, theirs, choose }: TextChoiceProps) {
  const [both, showBoth] = useState(false);
  return (
    <Notice tone="caution" title="You changed this text in another tab or on another device" announce>
      <p className={classes.line}>
        The other version was saved {theirs.savedAt && <DateText at={theirs.savedAt} />} and has{' '}
        {counted(countWords(theirs.value), 'word')}. This version has {counted(countWords(mine), 'word')}. Nothing was
        overwritten. If you keep this version, the other stays in the version history.
      </p>
      <div className={classes.choices}>
        <Button size="compact-md" onClick={() => choose('mine')}>
          Keep this version
        </Button>
        <Button size="compact-md" variant="default" onClick={() => choose('theirs')}>
          Use the other version
        </Button>
        <Button size="compact-md" variant="subtle" aria-expanded={both} onClick={() => showBoth(!both)}>
          {both ? 'Hide both versions' : 'Compare both versions'}
        </Button>
      </div>
      {both && (
        <Differences
          left={{ title: 'This version', text: mine }}
          right={{ title: 'The other version', text: theirs.value }}
        />
      )}
    </Notice>
  );
}
