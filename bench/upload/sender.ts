import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { inputOf, serve } from '../child.js';
import { recordingOf } from './content.js';
import type { UploadPlace } from './receiver.js';

/** A candidate's program that sends a recording as multipart. */
const { url, cookie, size } = inputOf<UploadPlace & { size: number }>();
serve(null, { warm: () => send(1_000_000), upload: () => send(size) });

/** Returns the receipt, and the milliseconds from the first byte to the receipt. */
async function send(bytes: number): Promise<{ milliseconds: number; receipt: { size: number; sha256: string } }> {
  const boundary = 'laurel-bench';
  const before = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="recording.wav"\r\nContent-Type: audio/wav\r\n\r\n`;
  const after = `\r\n--${boundary}--\r\n`;
  const headers = {
    Cookie: cookie,
    'Content-Type': `multipart/form-data; boundary=${boundary}`,
    'Content-Length': before.length + bytes + after.length,
  };
  const begun = performance.now();
  const sending = request(url, { method: 'POST', headers });
  const answered = new Promise<{ status: number; body: string }>((resolve, reject) => {
    sending.on('response', async (response) =>
      resolve({ status: response.statusCode ?? 0, body: await text(response) }),
    );
    sending.on('error', reject);
  });
  sending.write(before);
  await pipeline(recordingOf(bytes), sending, { end: false });
  sending.end(after);
  const { status, body } = await answered;
  if (status !== 201) throw new Error(`The upload was answered with ${status}: ${body}`);
  return { milliseconds: performance.now() - begun, receipt: JSON.parse(body) as { size: number; sha256: string } };
}
