import { Textarea } from '@mantine/core';

interface MarkdownFieldProps {
  label: string;
  /** What belongs here. */
  purpose?: string;
  value: string;
  error: string | undefined;
  maxLength: number;
  onValue: (value: string) => void;
}

/** A text that may have Markdown in it. The preview shows the result. */
export function MarkdownField({ label, purpose, value, error, maxLength, onValue }: MarkdownFieldProps) {
  return (
    <Textarea
      label={label}
      description={`${purpose ? `${purpose}. ` : ''}You can use Markdown: **bold**, *italic*, lists, headings, links.`}
      autosize
      minRows={2}
      maxLength={maxLength}
      value={value}
      error={error}
      onChange={({ currentTarget }) => onValue(currentTarget.value)}
      mb="md"
    />
  );
}
