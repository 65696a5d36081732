import { useEffect, useState } from 'react';
import { clock } from '../number-words';
import classes from './viewers.module.css';

interface Line {
  start: number;
  text: string;
}

/** The captions of a recording as text. Each line goes to its time. Audio players show no captions, so the page does. */
export function Captions({
  track,
  shownByPlayer,
  go,
}: {
  track: HTMLTrackElement;
  shownByPlayer: boolean;
  go: (second: number) => void;
}) {
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [now, setNow] = useState('');
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const { track: text } = track;
    const read = () => setLines([...(text.cues ?? [])].map(lineOf));
    const follow = () => setNow([...(text.activeCues ?? [])].map((cue) => lineOf(cue).text).join('\n'));
    const fail = () => setFailed(true);
    if (track.readyState === HTMLTrackElement.LOADED) read();
    if (track.readyState === HTMLTrackElement.ERROR) fail();
    track.addEventListener('load', read);
    track.addEventListener('error', fail);
    text.addEventListener('cuechange', follow);
    return () => {
      track.removeEventListener('load', read);
      track.removeEventListener('error', fail);
      text.removeEventListener('cuechange', follow);
    };
  }, [track]);
  if (failed) return <p className={classes.soft}>The captions could not be loaded. Open the file again to retry.</p>;
  return (
    <>
      {!shownByPlayer && (
        <p className={classes.cue} dir="auto">
          {now}
        </p>
      )}
      {lines.length > 0 && (
        <details className={classes.captions}>
          <summary>Captions as text</summary>
          <ol>
            {lines.map(({ start, text }, index) => (
              <li key={index}>
                <button type="button" className={classes.link} onClick={() => go(start)}>
                  {clock(Math.floor(start))}
                </button>
                <span dir="auto">{text}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

/** The words of a cue, with who speaks where the captions say it. */
function lineOf(cue: TextTrackCue): Line {
  const words = (cue as VTTCue).getCueAsHTML();
  for (const spoken of words.querySelectorAll('[title]')) spoken.prepend(`${spoken.getAttribute('title')}: `);
  return { start: cue.startTime, text: words.textContent ?? '' };
}
