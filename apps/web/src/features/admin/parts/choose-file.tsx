import { Button, FileButton } from '@mantine/core';
import { useRef } from 'react';

interface ChooseFileProps {
  label: string;
  accept: string;
  loading: boolean;
  onFile: (file: File) => void;
}

/** A button that chooses a file. A file that was corrected can be chosen again under the same name. */
export function ChooseFile({ label, accept, loading, onFile }: ChooseFileProps) {
  const forget = useRef<() => void>(null);
  return (
    <FileButton
      resetRef={forget}
      accept={accept}
      onChange={(file) => {
        forget.current?.();
        if (file !== null) onFile(file);
      }}
    >
      {(button) => (
        <Button {...button} variant="default" loading={loading}>
          {label}
        </Button>
      )}
    </FileButton>
  );
}

/** What a chooser of CSV files accepts. */
export const csvFiles = '.csv,text/csv,text/plain';
