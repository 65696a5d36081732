import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installed } from '../../test/installed.js';
import { soundAndVideoFormat } from './sound-and-video.format.js';

const run = promisify(execFile);
const ffmpeg = installed('ffmpeg');

const mark = 'Zarathea';
const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=96x64:rate=10:duration=1'];
const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=1'];
const named = ['title', 'artist', 'comment', 'location', 'copyright'].flatMap((key) => ['-metadata', `${key}=${mark}`]);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ffmpeg-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function make(name: string, options: readonly string[]): Promise<{ path: string; size: number }> {
  const path = join(folder, name);
  await run('ffmpeg', ['-v', 'error', ...options, ...named, path]);
  return { path, size: (await stat(path)).size };
}

/** A check sum of what is decoded from each track. */
async function decoded(path: string): Promise<string> {
  const { stdout, stderr } = await run('ffmpeg', [
    '-v',
    'error',
    '-i',
    path,
    '-map',
    '0:V?',
    '-map',
    '0:a?',
    '-f',
    'streamhash',
    '-',
  ]);
  expect(stderr).toBe('');
  return stdout;
}

async function tracks(path: string): Promise<string> {
  const { stderr } = await run('ffmpeg', ['-hide_banner', '-i', path, '-t', '0', '-f', 'null', '-']);
  return stderr.slice(0, stderr.indexOf('Output #0'));
}

ffmpeg.describe('what ffmpeg writes', () => {
  it.each([
    ['a.mp4', 'video/mp4', ['-c:v', 'mpeg4', '-c:a', 'aac']],
    ['fast.mp4', 'video/mp4', ['-c:v', 'mpeg4', '-c:a', 'aac', '-movflags', '+faststart']],
    ['fragments.mp4', 'video/mp4', ['-c:v', 'mpeg4', '-c:a', 'aac', '-movflags', 'frag_keyframe+empty_moov']],
    ['a.mov', 'video/quicktime', ['-c:v', 'mjpeg', '-c:a', 'pcm_s16le', '-movflags', 'use_metadata_tags']],
    ['a.mkv', 'video/matroska', ['-c:v', 'mpeg4', '-c:a', 'flac']],
    ['a.m4a', 'audio/mp4', ['-vn', '-c:a', 'aac']],
    ['a.wav', 'audio/wav', ['-vn', '-write_bext', '1', '-metadata', `originator=${mark}`]],
    ['a.flac', 'audio/flac', ['-vn']],
    ['a.oga', 'audio/ogg', ['-vn', '-c:a', 'flac']],
    ['a.aac', 'audio/aac', ['-vn', '-c:a', 'aac', '-write_id3v2', '1']],
  ])('%s names nobody in its copy, which plays the same', async (name, mediaType, options) => {
    const file = await make(name, [...picture, ...sound, ...options]);
    const prepared = await soundAndVideoFormat.prepare({ ...file, mediaType }, folder, {
      libreOffice: null,
      ffmpeg: null,
    });

    expect(prepared.problem).toBeNull();
    expect(prepared.seconds).toBeCloseTo(1, 0);
    expect(prepared.metadata).toContainEqual(expect.objectContaining({ value: mark }));
    const copy = await readFile(prepared.copy!.path);
    expect(copy.includes(mark)).toBe(false);
    expect(await decoded(prepared.copy!.path)).toBe(await decoded(file.path));
  });

  it('becomes H.264 and AAC where browsers lack it', async () => {
    const file = await make('a.mov', [...picture, ...sound, '-c:v', 'mjpeg', '-c:a', 'pcm_s16le']);
    const given = { ...file, mediaType: 'video/quicktime' };
    const { view, notices } = await soundAndVideoFormat.prepare(given, folder, { libreOffice: null, ffmpeg: 'ffmpeg' });

    expect(notices).toEqual([{ notice: 'converted', names: [] }]);
    const found = await tracks(view!.path);
    expect(found).toContain('h264');
    expect(found).toContain('aac');
    expect(found).toContain('96x64');
    expect((await readFile(view!.path)).includes(mark)).toBe(false);
  });

  it('keeps its shape, with at most 1080 pixels across', async () => {
    const large = ['-f', 'lavfi', '-i', 'color=size=2160x3840:rate=5:duration=0.4'];
    const file = await make('large.mov', [...large, '-c:v', 'mjpeg']);
    const given = { ...file, mediaType: 'video/quicktime' };
    const { view } = await soundAndVideoFormat.prepare(given, folder, { libreOffice: null, ffmpeg: 'ffmpeg' });

    expect(await tracks(view!.path)).toContain('1080x1920');
  });
});
