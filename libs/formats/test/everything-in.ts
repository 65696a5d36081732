import { unzipSync } from 'fflate';
import { inflateRawSync, inflateSync } from 'node:zlib';

/** A package inside so many others is not unpacked. */
const deepest = 6;

/**
 * Everything that anyone could find in a file, as one text: the file itself, the entries of packages and their names, the
 * streams and strings of a PDF, the packed texts of a PNG, and what is in Base64.
 */
export function everythingIn(bytes: Uint8Array): string {
  return partsIn(Buffer.from(bytes))
    .map((part) => part.toString('latin1'))
    .join('\n');
}

/** Which of the traces stand in the bytes or in anything in them: texts in any case, bytes as they are. */
export function tracesIn(bytes: Buffer, traces: readonly (string | Buffer)[]): (string | Buffer)[] {
  const parts = partsIn(bytes);
  const texts = parts.map((part) => readingsOf(part).toLowerCase());
  return traces.filter((trace) =>
    typeof trace === 'string'
      ? texts.some((text) => text.includes(trace.toLowerCase()))
      : parts.some((part) => part.includes(trace)),
  );
}

function partsIn(bytes: Buffer, depth = 0): Buffer[] {
  const inside = depth < deepest ? [...inPackage(bytes), ...inPdf(bytes), ...inPng(bytes), ...inBase64(bytes)] : [];
  return [bytes, ...inside.flatMap((part) => partsIn(part, depth + 1))];
}

/** The bytes as text: as UTF-8, as UTF-16, and with `&#65;`, `%41` and `\101` as the letters they stand for. */
function readingsOf(part: Buffer): string {
  const text = part.toString('latin1');
  return `${text}\n${text.replaceAll('\0', '')}\n${withoutReferences(text)}`;
}

function withoutReferences(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{2,4});/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)))
    .replace(/&#(\d{2,4});/g, (_, digits: string) => String.fromCharCode(Number(digits)))
    .replace(/%([2-7][0-9a-f])/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)))
    .replace(/\\([01][0-7]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 8)));
}

function inPackage(bytes: Buffer): Buffer[] {
  if (bytes.length < 30 || bytes.readUInt32LE(0) !== 0x04034b50) return [];
  return Object.entries(unzipSync(bytes)).flatMap(([name, content]) => [Buffer.from(name), Buffer.from(content)]);
}

function inPdf(bytes: Buffer): Buffer[] {
  if (!bytes.subarray(0, 1024).includes('%PDF-')) return [];
  const found: Buffer[] = [];
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const start = at + 6 + (bytes[at + 6] === 0x0d ? 2 : 1);
    const end = bytes.indexOf('endstream', start);
    if (end === -1) continue;
    const content = bytes.subarray(start, end);
    found.push(inflated(content) ?? content);
  }
  const texts = [bytes, ...found].map((part) => part.toString('latin1'));
  for (const [, digits] of texts.flatMap((text) => [...text.matchAll(/<([0-9a-fA-F\s]{4,})>/g)])) {
    const string = Buffer.from(digits!.replace(/\s/g, ''), 'hex');
    // Most of them are UTF-16.
    found.push(string, Buffer.from(string.toString('latin1').replaceAll('\0', ''), 'latin1'));
  }
  return found;
}

function inPng(bytes: Buffer): Buffer[] {
  if (bytes.length < 8 || bytes.readUInt32BE(0) !== 0x89504e47) return [];
  const found: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    if (!['zTXt', 'iTXt', 'iCCP'].includes(type)) continue;
    for (let start = body.indexOf(0x78); start !== -1; start = body.indexOf(0x78, start + 1)) {
      const content = inflated(body.subarray(start));
      if (content !== null) found.push(content);
    }
  }
  return found;
}

function inBase64(bytes: Buffer): Buffer[] {
  const runs = bytes.toString('latin1').match(/[A-Za-z0-9+/]{24,}={0,2}/g) ?? [];
  return runs.map((run) => Buffer.from(run, 'base64'));
}

function inflated(content: Buffer): Buffer | null {
  for (const inflate of [inflateSync, inflateRawSync]) {
    try {
      return inflate(content);
    } catch {
      // Packed in another way, or not packed.
    }
  }
  return null;
}
