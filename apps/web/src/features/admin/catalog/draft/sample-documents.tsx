import { Textarea } from '@mantine/core';
import { useState } from 'react';

interface SampleDocumentsProps {
  /** The outcome's number. */
  of: number;
  documents: readonly string[];
  error: string | undefined;
  onDocuments: (documents: string[]) => void;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Documents that could show an outcome, one a line. */
export function SampleDocumentsField({ of, documents, error, onDocuments }: SampleDocumentsProps) {
  const [typed, type] = useState(documents.join('\n'));
  // Blank lines are kept while the author types. Another version of the draft replaces what is here.
  const text = linesOf(typed).join('\n') === documents.join('\n') ? typed : documents.join('\n');
  return (
    <Textarea
      label={`Sample documents for outcome ${of}`}
      description="One a line"
      autosize
      minRows={2}
      value={text}
      error={error}
      onChange={({ currentTarget: { value } }) => {
        type(value);
        onDocuments(linesOf(value));
      }}
      mb="sm"
    />
  );
}
