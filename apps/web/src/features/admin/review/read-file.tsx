import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { sizeInWords, typesInWords } from '#kernel/files';
import type { FileGuise } from '#submissions/vocabulary';
import type { ReadFile as File } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { FileFacts } from '../../work/reading/file-facts';
import reading from '../../work/reading/reading.module.css';
import { ShownFile } from '../../work/reading/shown-file';
import { ActionButton } from '../parts/action-button';
import { Facts } from '../parts/facts';
import classes from '../parts/parts.module.css';
import { linkToRead, usePrepareAgain } from './review.queries';

type Side = 'original' | 'reviewers';
const sides: Record<Side, string> = { original: 'Original', reviewers: 'What reviewers see' };

/** A submitted file: the original beside what reviewers see, and what was found in it. */
export function ReadFile({ submissionId, file }: { submissionId: string; file: File }) {
  const [opened, open] = useState(false);
  const [side, turn] = useState<Side>('original');
  const linkTo = linkToRead(submissionId);
  const download = useMutation({
    mutationFn: async (guise: FileGuise) => window.location.assign(await linkTo(file.id, guise)),
  });
  return (
    <li>
      <FileFacts file={file} />
      {file.problem && (
        <Notice tone="danger" title="Reviewers cannot read this file">
          {file.problem.say}
        </Notice>
      )}
      <Found file={file} />
      <div className={reading.controls}>
        <Button
          variant="default"
          size="compact-md"
          aria-expanded={opened}
          aria-label={`${opened ? 'Close' : 'Open beside what reviewers see'}: ${file.name}`}
          onClick={() => open(!opened)}
        >
          {opened ? 'Close' : 'Open'}
        </Button>
        <Button
          variant="default"
          size="compact-md"
          aria-label={`Download original: ${file.name}`}
          onClick={() => download.mutate('own')}
        >
          Download original
        </Button>
        {file.copy && (
          <Button
            variant="default"
            size="compact-md"
            aria-label={`Download blind copy: ${file.name}`}
            onClick={() => download.mutate('blind')}
          >
            Download blind copy
          </Button>
        )}
        {!file.preparing && <Again submissionId={submissionId} file={file} />}
      </div>
      {download.error && <ErrorNotice error={download.error} />}
      {opened && (
        <>
          <div className={reading.choice} role="group" aria-label="Side">
            {(['original', 'reviewers'] as const).map((one) => (
              <Button
                key={one}
                variant={one === side ? 'filled' : 'default'}
                size="compact-md"
                aria-pressed={one === side}
                onClick={() => turn(one)}
              >
                {sides[one]}
              </Button>
            ))}
          </div>
          <div className={reading.sides} data-shown={side}>
            {(['original', 'reviewers'] as const).map((one) => (
              <section key={one} data-side={one} aria-label={`${sides[one]}: ${file.name}`}>
                <p className={classes.soft} style={{ margin: 0 }}>
                  {sides[one]}
                </p>
                <ShownFile file={file} side={one} linkTo={linkTo} />
              </section>
            ))}
          </div>
        </>
      )}
    </li>
  );
}

function Found({ file: { copy, preparedAt, preparing, fault, metadata } }: { file: File }) {
  return (
    <>
      <Facts
        of={[
          [
            'Blind copy',
            <>
              {copy ? `${typesInWords([copy.mediaType])}, ${sizeInWords(copy.size)}` : 'none'}
              {preparedAt && (
                <>
                  , made <DateText at={preparedAt} />
                </>
              )}
              {preparing && '. A new copy is being made'}
            </>,
          ],
          ...(fault ? [['Error', <span className={classes.mono}>{fault}</span>] as [string, React.ReactNode]] : []),
        ]}
      />
      {metadata.length > 0 && (
        <details>
          <summary>Metadata in the original ({metadata.length})</summary>
          <p className={classes.soft}>The blind copy has none of it.</p>
          <Facts of={metadata.map(({ place, value }) => [place, <bdi key="value">{value}</bdi>])} />
        </details>
      )}
    </>
  );
}

function Again({ submissionId, file: { id, name } }: { submissionId: string; file: File }) {
  return (
    <ActionButton
      label="Prepare again"
      about={name}
      title={`Prepare ${name} again`}
      confirmLabel="Prepare again"
      done={`A new copy of ${name} is being made.`}
      act={usePrepareAgain(submissionId, id)}
      size="compact-md"
    >
      Laurel makes a new blind copy from the original. Reviewers open the present copy until the new one is ready.
    </ActionButton>
  );
}
