import { Button } from '@mantine/core';
import { sizeInWords } from '#kernel/files';
import classes from './files.module.css';
import type { ChosenFile, UploadQueue } from './upload-queue';

/** One file being uploaded: its progress, and buttons to pause, resume, and cancel. */
export function UploadingFile({ picked, queue }: { picked: ChosenFile; queue: UploadQueue }) {
  const { id, file, state, sent, reason } = picked;
  const percent = Math.floor((sent / Math.max(1, file.size)) * 100);
  return (
    <li className={classes.picked}>
      <p className={classes.name} dir="auto">
        {file.name}
      </p>
      {reason === null ? (
        <>
          <progress max={file.size} value={sent} aria-label={`Progress of ${file.name}`} />
          <p className={classes.soft}>
            {state === 'waiting' && `Waiting to upload, ${sizeInWords(file.size)}`}
            {state === 'sending' &&
              (percent === 100 ? 'Finishing …' : `${sizeInWords(sent)} of ${sizeInWords(file.size)}, ${percent}%`)}
            {state === 'paused' && `Paused at ${sizeInWords(sent)} of ${sizeInWords(file.size)}`}
          </p>
        </>
      ) : (
        <p className={classes.reason} role="alert">
          {state === 'refused' ? 'Not accepted. ' : ''}
          {reason}
        </p>
      )}
      <div className={classes.controls}>
        {(state === 'sending' || state === 'waiting') && (
          <Control words="Pause" name={file.name} act={() => queue.pause(id)} />
        )}
        {state === 'paused' && <Control words="Resume" name={file.name} act={() => queue.resume(id)} />}
        {state === 'failed' && <Control words="Try again" name={file.name} act={() => queue.resume(id)} />}
        <Control words={state === 'refused' ? 'Remove' : 'Cancel'} name={file.name} act={() => queue.remove(id)} />
      </div>
    </li>
  );
}

function Control({ words, name, act }: { words: string; name: string; act: () => void }) {
  return (
    <Button variant="default" size="compact-sm" onClick={act} aria-label={`${words}: ${name}`}>
      {words}
    </Button>
  );
}
