import { places } from '../metadata-places.js';
import { findInXmp } from '../xmp.js';
import type { Objects } from './objects.js';
import type { PdfFindings } from './pdf-findings.js';
import { Stream, textOf, type Value } from './values.js';

const mostPackets = 50;
const mostBytes = 20_000_000;

const subject = 'Subject';
const informationPlaces = new Map<string, string>([
  ['Author', places.author],
  ['Title', places.title],
  ['Subject', subject],
  ['Keywords', places.keyword],
  ['Creator', places.software],
  ['Producer', places.software],
  ['Company', 'Company'],
  ['Manager', 'Manager'],
]);
const saysNothing = new Set(['CreationDate', 'ModDate', 'Trapped']);
/** Finds what a document says about itself: in its information, and in XMP. */
export class DocumentMetadata {
  private packets = 0;

  constructor(
    private readonly objects: Objects,
    private readonly findings: PdfFindings,
  ) {}

  findInInformation(): void {
    for (const [key, value] of this.objects.information ?? [])
      if (!saysNothing.has(key))
        this.findings.metadata(informationPlaces.get(key) ?? `Property "${key}"`, textOf(this.objects.resolve(value)));
  }

  /** Documents, pages, pictures and fonts may each have a packet. */
  findInPacket(stream: Value): void {
    if (!(stream instanceof Stream) || this.packets >= mostPackets) return;
    this.packets++;
    findInXmp(this.objects.contents(stream, mostBytes), this.findings.texts, {
      renamed: { description: subject },
      others: true,
    });
  }
}
