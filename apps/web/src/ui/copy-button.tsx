import { Button, type ButtonProps } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';

/** Copies a text and announces it to screen readers. */
export function CopyButton({
  text,
  what,
  size = 'compact-sm',
}: {
  text: string;
  what: string;
  size?: ButtonProps['size'];
}) {
  const { copied, copy, error } = useClipboard({ timeout: 3_000 });
  return (
    <span>
      <Button size={size} variant="default" onClick={() => copy(text)}>
        Copy {what}
      </Button>
      <span role="status" style={{ marginLeft: '0.5rem' }}>
        {copied && 'Copied'}
        {error && 'Your browser does not allow copying here. Select the text and copy it.'}
      </span>
    </span>
  );
}
