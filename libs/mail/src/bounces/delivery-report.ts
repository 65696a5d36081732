import PostalMime, { type Attachment } from 'postal-mime';
import { bounceOf, type ReportedBounce } from './reported-bounce.js';
import { type Bounce, UnreadableReport } from './bounce.js';

/** A report has three parts, and nobody needs more than a few. */
const limits = { maxNestingDepth: 10, maxHeadersSize: 64 * 1024, maxRfc822NestingDepth: 1 };

/**
 * Reads a delivery report (RFC 3464): an email of the type multipart/report. Returns the emails of Laurel that it says
 * were not delivered: none for a report about a delay or a success, nor for an email of another kind.
 * @throws UnreadableReport when it is nested too deeply or its headers are too long.
 */
export async function readDeliveryReport(raw: Uint8Array): Promise<Bounce[]> {
  const parts = await partsOf(raw);
  const report = textOf(parts, ['message/delivery-status', 'message/global-delivery-status']);
  if (report === null) return [];
  const returned = textOf(parts, ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers']);
  const messageId = returned === null ? null : fieldsOf(returned).get('message-id');
  const failed = blocksOf(report)
    .map(fieldsOf)
    .find((fields) => fields.get('action')?.toLowerCase() === 'failed');
  if (failed === undefined) return [];
  const said: ReportedBounce = {
    messageId,
    status: failed.get('status'),
    diagnostic: failed.get('diagnostic-code'),
  };
  const bounce = bounceOf(said);
  return bounce === null ? [] : [bounce];
}

async function partsOf(raw: Uint8Array): Promise<Attachment[]> {
  try {
    const { attachments } = await PostalMime.parse(raw, {
      ...limits,
      attachmentEncoding: 'utf8',
      forceRfc822Attachments: true,
    });
    return attachments;
  } catch (error) {
    throw new UnreadableReport(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function textOf(parts: readonly Attachment[], types: readonly string[]): string | null {
  const part = parts.find(({ mimeType }) => types.includes(mimeType));
  return part === undefined ? null : String(part.content);
}

function blocksOf(report: string): string[] {
  return report.split(/\r?\n[ \t]*\r?\n/);
}

/** The fields up to the first empty line, by name in lower case. The first of two with one name counts. */
function fieldsOf(text: string): Map<string, string> {
  const [head = ''] = blocksOf(text.replace(/^\s+/, ''));
  const fields = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}
