import { sequence } from './random.js';

const sampleRate = 48_000;
const channels = 2;
const bytesPerSample = 2;
const headerLength = 44;

/** Three resonances of the throat for each of five vowels, in hertz. */
const vowels = [
  [730, 1090, 2440],
  [530, 1840, 2480],
  [270, 2290, 3010],
  [570, 840, 2410],
  [300, 870, 2240],
] as const;

/** A WAV recording of a voice that says vowels, with the melody and the pauses of a speech. */
export function makeRecording(seconds: number): Buffer {
  const frames = seconds * sampleRate;
  const recording = Buffer.alloc(headerLength + frames * channels * bytesPerSample);
  writeHeader(recording);
  const samples = new Int16Array(recording.buffer, recording.byteOffset + headerLength, frames * channels);
  const random = sequence(20200504);
  for (let frame = 0; frame < frames;) frame = speakSentence(samples, frame, frames, random);
  return recording;
}

/** A sentence of 6 to 14 syllables that falls in pitch, then a breath. */
function speakSentence(samples: Int16Array, start: number, frames: number, random: () => number): number {
  const syllables = 6 + Math.floor(random() * 9);
  let frame = start;
  for (let syllable = 0; syllable < syllables; syllable++) {
    const pitch = 125 - (30 * syllable) / syllables + random() * 14;
    const length = Math.min(Math.floor((0.12 + random() * 0.14) * sampleRate), frames - frame);
    speakSyllable(samples, frame, length, pitch, vowels[Math.floor(random() * vowels.length)]!);
    frame += length;
  }
  return Math.min(frame + Math.floor((0.35 + random() * 0.5) * sampleRate), frames);
}

function speakSyllable(
  samples: Int16Array,
  start: number,
  length: number,
  pitch: number,
  vowel: (typeof vowels)[number],
): void {
  const resonators = vowel.map((frequency) => resonator(frequency, 90));
  const period = sampleRate / pitch;
  for (let i = 0; i < length; i++) {
    const pulse = 1 - (2 * (i % period)) / period;
    const loudness = (4 * i * (length - i)) / (length * length);
    const voice = resonators[0]!(pulse) + 0.5 * resonators[1]!(pulse) + 0.25 * resonators[2]!(pulse);
    const sample = voice * loudness * 30_000;
    samples[(start + i) * channels] = sample;
    samples[(start + i) * channels + 1] = sample * 0.9;
  }
}

/** A filter that resonates at one frequency (two poles, unit gain there). */
function resonator(frequency: number, bandwidth: number): (sample: number) => number {
  const radius = Math.exp((-Math.PI * bandwidth) / sampleRate);
  const angle = (2 * Math.PI * frequency) / sampleRate;
  const [a, b] = [2 * radius * Math.cos(angle), -radius * radius];
  const gain = (1 - radius) * Math.sqrt(1 - 2 * radius * Math.cos(2 * angle) + radius * radius);
  let [last, before] = [0, 0];
  return (sample) => {
    const now = gain * sample + a * last + b * before;
    [before, last] = [last, now];
    return now;
  };
}

function writeHeader(recording: Buffer): void {
  recording.write('RIFF', 0, 'latin1');
  recording.writeUInt32LE(recording.length - 8, 4);
  recording.write('WAVEfmt ', 8, 'latin1');
  recording.writeUInt32LE(16, 16);
  recording.writeUInt16LE(1, 20);
  recording.writeUInt16LE(channels, 22);
  recording.writeUInt32LE(sampleRate, 24);
  recording.writeUInt32LE(sampleRate * channels * bytesPerSample, 28);
  recording.writeUInt16LE(channels * bytesPerSample, 32);
  recording.writeUInt16LE(bytesPerSample * 8, 34);
  recording.write('data', 36, 'latin1');
  recording.writeUInt32LE(recording.length - headerLength, 40);
}
