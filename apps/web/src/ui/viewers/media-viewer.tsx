import { useEffect, useRef, useState } from 'react';
import { clock } from '../number-words';
import { Captions } from './captions';
import classes from './viewers.module.css';
import type { ViewerProps } from './viewer';

/** Video or audio, at the second that the evidence names. */
export default function MediaViewer({ file, mediaType, href, shown, chooser, onFailed }: ViewerProps) {
  const { second, asked } = shown;
  const player = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  const [track, setTrack] = useState<HTMLTrackElement | null>(null);
  const [captions] = useState(file.captions); // a new link would load the same captions again
  // A video that shows no picture would be a black strip.
  const [hasPicture, setHasPicture] = useState(mediaType.startsWith('video/'));
  useEffect(() => {
    const { current } = player;
    if (current === null) return;
    const begin = () => {
      if (hasPicture && current.videoWidth === 0) setHasPicture(false);
      else if (second !== null) current.currentTime = second;
    };
    if (current.readyState >= HTMLMediaElement.HAVE_METADATA) return begin();
    current.addEventListener('loadedmetadata', begin, { once: true });
    return () => current.removeEventListener('loadedmetadata', begin);
  }, [second, asked, hasPicture]);
  const Player = hasPicture ? 'video' : 'audio';
  const go = (to: number) => {
    if (player.current) player.current.currentTime = to;
  };
  return (
    <>
      <Player
        ref={player}
        className={classes.media}
        src={href}
        controls
        preload="metadata"
        aria-label={file.description || `File ${file.position}`}
        onError={onFailed}
        onTimeUpdate={({ currentTarget }) => chooser?.opened(Math.floor(currentTarget.currentTime))}
      >
        {captions && <track ref={setTrack} kind="captions" src={captions.href} label="Captions" default />}
      </Player>
      {track && <Captions track={track} shownByPlayer={Player === 'video'} go={go} />}
      {mediaType.startsWith('video/') && !hasPicture && (
        <p className={classes.soft}>Your browser found no picture in this file. It plays the sound.</p>
      )}
      {second !== null && (
        <p className={classes.soft}>
          The evidence is at {clock(second)}.{' '}
          <button type="button" className={classes.link} onClick={() => go(second)}>
            Go there
          </button>
        </p>
      )}
    </>
  );
}
