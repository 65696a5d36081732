import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { RubricLevel } from '../../../../api/schema';
import classes from './draft.module.css';
import type { FaultAt } from './draft-edit';

type Sentences = Record<string, string>;

interface RubricSentencesProps {
  /** "outcome 1", "detail 1a". */
  of: string;
  rubric: readonly RubricLevel[];
  sentences: Sentences | undefined;
  /** Whether the author sees them at once. After that, the author opens and closes them. */
  opened: boolean;
  /** JSON pointer to the sentences. */
  at: string;
  faultAt: FaultAt;
  /** Undefined when no sentence is left. */
  onSentences: (sentences: Sentences | undefined) => void;
}

/** What work on an outcome or a detail looks like at each level, folded unless there is something to confirm. */
export function RubricSentences({
  of,
  rubric,
  sentences = {},
  opened,
  at,
  faultAt,
  onSentences,
}: RubricSentencesProps) {
  const known = new Set(rubric.map(({ code }) => code));
  const stray = Object.keys(sentences).filter((code) => !known.has(code));
  const [isOpen, open] = useState(opened || stray.length > 0);
  const set = (code: string, value: string): void => {
    const { [code]: _, ...others } = sentences;
    const next = value === '' ? others : { ...others, [code]: value };
    onSentences(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <details className={classes.sentences} open={isOpen} onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>What each level looks like for {of}</summary>
      {[...rubric.map(({ code, name }) => ({ code, name })), ...stray.map((code) => ({ code, name: code }))].map(
        ({ code, name }) => (
          <Textarea
            key={code}
            label={`${name || 'Untitled level'}, ${of}`}
            autosize
            maxLength={2000}
            value={sentences[code] ?? ''}
            error={faultAt(`${at}/${code}`)}
            onChange={({ currentTarget: { value } }) => set(code, value)}
            mb="xs"
          />
        ),
      )}
    </details>
  );
}
