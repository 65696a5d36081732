import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ArtifactFile, Submission } from '../../../api/schema';
import { Notice } from '../../../ui/notice';
import { clock } from '../../../ui/number-words';
import { WebLinks } from '../../../ui/web-links';
import { type AskedPlace, kindOf } from '../../../ui/viewers/viewer';
import { isUnusable, isUnderWay } from '../files/file-state';
import { ShownFile } from '../reading/shown-file';
import { linkToOwnFile } from '../submission.queries';
import classes from './evidence.module.css';
import { PassagePreview } from './passage-preview';
import type { Target } from './place-words';

interface PlacePreviewProps {
  submission: Submission;
  target: Target;
  /** The place in the form. The preview turns to it. */
  shown: AskedPlace;
  explanation: string;
  onPlace: (place: number) => void;
  onExplanation: (explanation: string) => void;
}

/** What reviewers will see of the chosen text or file. A page, a moment or a passage can be chosen in it. */
export function PlacePreview({ submission, target, shown, explanation, onPlace, onExplanation }: PlacePreviewProps) {
  const artifact = submission.artifacts.find(({ kind }) => kind === target.kind)!;
  const file = artifact.files?.items.find(({ id }) => id === target.fileId);
  return (
    <section className={classes.preview} aria-label={`Preview: ${target.label}`}>
      {file ? (
        <FilePreview submissionId={submission.id} file={file} by={target.by} shown={shown} onPlace={onPlace} />
      ) : (
        <>
          {artifact.text && (
            <PassagePreview submissionId={submission.id} artifact={artifact} {...{ explanation, onExplanation }} />
          )}
          <WebLinks links={artifact.links?.items ?? []} />
        </>
      )}
    </section>
  );
}

interface FilePreviewProps extends Pick<PlacePreviewProps, 'shown' | 'onPlace'> {
  submissionId: string;
  file: ArtifactFile;
  by: Target['by'];
}

function FilePreview({ submissionId, file, by, shown, onPlace }: FilePreviewProps) {
  const [opened, open] = useState<number | null>(null);
  const [told, tell] = useState('');
  const inWords = (place: number) => (by === 'second' ? clock(place) : `page ${place}`);
  const take = (place: number) => {
    onPlace(place);
    tell(`You chose ${inWords(place)}.`);
  };
  if (isUnusable(file))
    return (
      <Notice tone="danger" title="This file cannot be used">
        {file.problem?.say ?? 'Remove it from the artifact and upload another one.'}
      </Notice>
    );
  const mediaType = file.view?.mediaType ?? file.copy?.mediaType;
  if (isUnderWay(file) || mediaType === undefined)
    return (
      <Notice title="The preview is not ready yet">
        This file is being prepared for reviewers, which usually takes less than a minute. The preview opens here when
        it is ready. You can type the place now.
      </Notice>
    );
  const canChoose = by === 'second' || (by === 'page' && kindOf(mediaType) === 'pdf');
  return (
    <>
      <div className={classes.choice}>
        {canChoose && (
          <Button variant="default" size="compact-md" onClick={() => take(opened ?? (by === 'page' ? 1 : 0))}>
            Use {inWords(opened ?? (by === 'page' ? 1 : 0))}
          </Button>
        )}
        <span className={classes.hint}>
          {!canChoose
            ? by === 'page' && 'This preview has no page numbers. Type the page that your own app shows.'
            : by === 'page'
              ? 'Or click the page.'
              : 'Play, and stop where it shows the detail.'}
        </span>
        <span role="status" className={classes.hint}>
          {told}
        </span>
      </div>
      <ShownFile
        file={file}
        side="reviewers"
        linkTo={linkToOwnFile(submissionId)}
        shown={shown}
        {...(canChoose && {
          chooser: {
            opened: (place) => {
              if (place === opened) return;
              open(place);
              tell('');
            },
            taken: take,
          },
        })}
      />
    </>
  );
}
