import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';

/** Copies a text, and says aloud that it did. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const { copied, copy, error } = useClipboard({ timeout: 3_000 });
  return (
    <span>
      <Button size="compact-sm" variant="default" onClick={() => copy(text)}>
        Copy {what}
      </Button>
      <span role="status" style={{ marginLeft: '0.5rem' }}>
        {copied && 'Copied'}
        {error && 'This browser does not allow it: select the text and copy it.'}
      </span>
    </span>
  );
}
