import type { Range } from '../ranges.js';
import type { Box, Boxes } from './mp4-boxes.js';

/** No recording has more. A table that says so is an attack. */
const mostSamples = 20_000_000;

/** The places of the samples of a track, by the tables in the box `stbl`: each chunk of samples in one range. */
export function* chunksOf(boxes: Boxes, table: Box): Generator<Range> {
  const children = boxes.inBox(table);
  const find = (...types: string[]) => children.find((box) => types.includes(box.type));
  const [sizes, places, groups] = [find('stsz', 'stz2'), find('stco', 'co64'), find('stsc')];
  if (sizes === undefined || places === undefined || groups === undefined) return;
  const sizeOf = sampleSizes(boxes, sizes);
  const count = Math.min(boxes.long(sizes.body + 8), mostSamples);
  const width = places.type === 'co64' ? 8 : 4;
  const chunks = Math.min(boxes.long(places.body + 4), Math.floor((places.to - places.body - 8) / width));
  const groupCount = Math.min(boxes.long(groups.body + 4), Math.floor((groups.to - groups.body - 8) / 12));
  let sample = 0;
  for (let chunk = 0, group = 0; chunk < chunks && sample < count; chunk++) {
    while (group + 1 < groupCount && boxes.long(groups.body + 8 + (group + 1) * 12) <= chunk + 1) group += 1;
    const perChunk = boxes.long(groups.body + 8 + group * 12 + 4);
    const at = places.body + 8 + chunk * width;
    const from = width === 8 ? boxes.wide(at) : boxes.long(at);
    let to = from;
    for (let index = 0; index < perChunk && sample < count; index++, sample++) to += sizeOf(sample);
    yield { from, to };
  }
}

function sampleSizes(boxes: Boxes, box: Box): (sample: number) => number {
  if (box.type === 'stsz') {
    const same = boxes.long(box.body + 4);
    return (sample) => (same === 0 ? boxes.long(box.body + 12 + sample * 4) : same);
  }
  const bits = boxes.byte(box.body + 7);
  return (sample) => {
    if (bits === 16) return boxes.short(box.body + 12 + sample * 2);
    if (bits === 8) return boxes.byte(box.body + 12 + sample);
    const both = boxes.byte(box.body + 12 + (sample >> 1));
    return sample % 2 === 0 ? both >> 4 : both & 15;
  };
}

export interface Fragment {
  track: number;
  /** In the track's own time. */
  from: number;
  duration: number;
  samples: number;
  ranges: Range[];
}

export interface FragmentDefaults {
  duration: number;
  size: number;
}

/** A part of a track in a fragment, the box `traf`. */
export function fragmentOf(
  boxes: Boxes,
  { fragment, part, defaults }: { fragment: Box; part: Box; defaults: ReadonlyMap<number, FragmentDefaults> },
): Fragment {
  const header = boxes.child(part, 'tfhd');
  if (header === undefined) return { track: 0, from: 0, duration: 0, samples: 0, ranges: [] };
  const flags = boxes.long(header.body) & 0xffffff;
  const track = boxes.long(header.body + 4);
  let at = header.body + 8;
  const field = (flag: number, size: 4 | 8): number | null => {
    if ((flags & flag) === 0) return null;
    at += size;
    return size === 8 ? boxes.wide(at - 8) : boxes.long(at - 4);
  };
  const base = field(0x1, 8) ?? fragment.from;
  field(0x2, 4);
  const duration = field(0x8, 4) ?? defaults.get(track)?.duration ?? 0;
  const size = field(0x10, 4) ?? defaults.get(track)?.size ?? 0;
  const time = boxes.child(part, 'tfdt');
  const result: Fragment = {
    track,
    from: time === undefined ? 0 : boxes.byte(time.body) === 1 ? boxes.wide(time.body + 4) : boxes.long(time.body + 4),
    duration: 0,
    samples: 0,
    ranges: [],
  };
  let next = base;
  for (const run of boxes.inBox(part).filter((box) => box.type === 'trun'))
    next = readRun(boxes, run, { base, next, duration, size, result });
  return result;
}

/** A run of samples, the box `trun`. */
function readRun(
  boxes: Boxes,
  run: Box,
  given: { base: number; next: number; duration: number; size: number; result: Fragment },
): number {
  const flags = boxes.long(run.body) & 0xffffff;
  let at = run.body + 8;
  let from = given.next;
  if ((flags & 0x1) !== 0) {
    from = given.base + boxes.signed(at);
    at += 4;
  }
  if ((flags & 0x4) !== 0) at += 4;
  const [hasDuration, hasSize] = [(flags & 0x100) !== 0, (flags & 0x200) !== 0];
  const step = 4 * [0x100, 0x200, 0x400, 0x800].filter((flag) => (flags & flag) !== 0).length;
  const said = boxes.long(run.body + 4);
  const count = Math.min(said, step === 0 ? mostSamples : Math.floor((run.to - at) / step));
  let to = from;
  if (step === 0) {
    given.result.duration += count * given.duration;
    to += count * given.size;
  } else
    for (let sample = 0; sample < count; sample++, at += step) {
      given.result.duration += hasDuration ? boxes.long(at) : given.duration;
      to += hasSize ? boxes.long(at + (hasDuration ? 4 : 0)) : given.size;
    }
  given.result.samples += count;
  given.result.ranges.push({ from, to });
  return to;
}
