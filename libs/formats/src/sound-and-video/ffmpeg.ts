import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { setTimeout } from 'node:timers/promises';

export interface Conversion {
  /** The executable of ffmpeg. */
  ffmpeg: string;
  source: string;
  /** Of the source, in bytes. */
  size: number;
  target: string;
  /** As ffmpeg calls the format of the source. It is not guessed: a playlist could name other files. */
  container: string;
  hasVideo: boolean;
  /** A picture or sound that browsers play is copied as it is. */
  videoPlays: boolean;
  audioPlays: boolean;
}

/** Converters share the machine with the API. */
const threads = '2';
/** It ends before the process that prepares files runs out of time. Then the file still has its copy, and a notice. */
const startSeconds = 90;
const secondsPerMegabyte = 1.8;
/** Landscape or portrait, at most 1080p, with sides that H.264 can have. */
const scaled =
  "scale=w='min(iw,if(gte(iw,ih),1920,1080))':h='min(ih,if(gte(iw,ih),1080,1920))'" +
  ':force_original_aspect_ratio=decrease:force_divisible_by=2';

/** Makes an MP4 that every browser plays, without any metadata. False when that fails or takes too long. */
export async function convertToMp4(conversion: Conversion): Promise<boolean> {
  const limit = startSeconds + secondsPerMegabyte * (conversion.size / 1e6);
  const child = spawn(conversion.ffmpeg, argumentsFor(conversion, limit), { stdio: 'ignore' });
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  if (child.pid !== undefined) yieldToOthers(child.pid);
  const timer = new AbortController();
  const late = setTimeout(limit * 1000, false, { signal: timer.signal, ref: false }).catch(() => false);
  try {
    return await Promise.race([ended, late]);
  } finally {
    timer.abort();
    stop();
    process.off('exit', stop);
  }
}

function argumentsFor(conversion: Conversion, limit: number): string[] {
  const { source, target, container, hasVideo, videoPlays, audioPlays } = conversion;
  const video = videoPlays
    ? ['-c:v', 'copy']
    : ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p', '-vf', scaled, '-fpsmax', '60'];
  const sound = audioPlays ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-b:a', '128k', '-ac', '2'];
  return [
    ...['-nostdin', '-v', 'error', '-y'],
    // The system ends it as well, in case this process is gone by then.
    ...['-timelimit', String(Math.ceil(limit * Number(threads)))],
    ...['-threads', threads, '-protocol_whitelist', 'file', '-f', container, '-i', source],
    ...(hasVideo ? ['-map', '0:V:0?', '-map', '0:a:0?', ...video] : ['-map', '0:a:0', '-vn']),
    ...sound,
    ...['-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'],
    ...['-threads', threads, '-movflags', '+faststart', '-f', 'mp4', target],
  ];
}

function yieldToOthers(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already.
  }
}
