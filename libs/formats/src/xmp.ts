import { SaxesParser } from 'saxes';
import { decodedText } from './decoded-text.js';
import type { FoundTexts } from './found-texts.js';
import { places } from './metadata-places.js';

/** By the name of the property, whatever prefix a program gave it. */
const knownPlaces: Readonly<Record<string, string>> = {
  creator: places.author,
  Artist: places.author,
  Author: places.author,
  AuthorsPosition: places.authorPosition,
  CaptionWriter: places.captionWriter,
  rights: places.copyright,
  Copyright: places.copyright,
  Owner: places.copyright,
  WebStatement: places.copyright,
  UsageTerms: places.copyright,
  title: places.title,
  Headline: places.title,
  description: places.caption,
  ImageDescription: places.caption,
  UserComment: places.comment,
  Instructions: places.comment,
  subject: places.keyword,
  Keywords: places.keyword,
  hierarchicalSubject: places.keyword,
  Credit: places.credit,
  Source: places.credit,
  PersonInImage: places.person,
  PersonDisplayName: places.person,
  Name: places.person,
  CiAdrExtadr: places.contact,
  CiAdrCity: places.contact,
  CiEmailWork: places.contact,
  CiTelWork: places.contact,
  CiUrlWork: places.contact,
  City: places.location,
  State: places.location,
  ProvinceState: places.location,
  Country: places.location,
  CountryName: places.location,
  Location: places.location,
  Sublocation: places.location,
  GPSLatitude: places.position,
  GPSLongitude: places.position,
  Make: places.device,
  Model: places.device,
  OwnerName: places.owner,
  CameraOwnerName: places.owner,
  SerialNumber: places.cameraNumber,
  BodySerialNumber: places.cameraNumber,
  LensSerialNumber: places.lensNumber,
  CreatorTool: places.software,
  Producer: places.software,
};
/** A longer packet is read up to here. */
const mostBytes = 2_000_000;
const deepest = 100;

/** Properties without a name, place or device in them. */
const saysNothing =
  /^(xmp:.*Date|xmpMM:(DocumentID|InstanceID|OriginalDocumentID|VersionID|RenditionClass)|pdfaid:.*|dc:format|rdf:.*|xml:.*|x:.*|xmlns.*|pdf:Trapped|xmpTPg:.*|stEvt:(instanceID|when|changed|action))$/;

/** What to find in a packet beside the properties that every format has. */
interface XmpOptions {
  /** Places with another name in this format, by the name of the property. */
  renamed?: Readonly<Record<string, string>>;
  /** Whether further properties are found too, by their own names: programs for documents add some. */
  others?: boolean;
}

/** Finds who, where and with what in a packet of XMP, as far as it can be read. */
export function findInXmp(
  packet: Uint8Array,
  found: FoundTexts,
  { renamed = {}, others = false }: XmpOptions = {},
): void {
  const known = new Map(Object.entries({ ...knownPlaces, ...renamed }));
  const placeOf = (name: string) => known.get(localName(name));
  const add = (name: string | undefined, value: string) => {
    if (name === undefined || saysNothing.test(name)) return;
    const place = placeOf(name) ?? (others ? `Property "${name}"` : null);
    if (place !== null) found.add(place, value);
  };
  const parser = new SaxesParser();
  const open: string[] = [];
  let text = '';
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > deepest) throw new Error('The elements are too deep.');
    open.push(name);
    text = '';
    for (const [attribute, value] of Object.entries(attributes)) add(attribute, value);
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', () => {
    // Lists hold their items in rdf:Bag, rdf:Seq or rdf:Alt.
    add(open.findLast(placeOf) ?? open.findLast((name) => !name.startsWith('rdf:')), text);
    text = '';
    open.pop();
  });
  try {
    // The trailer of a packet has spaces, and some programs pad with zeros.
    parser.write(decodedText(packet.subarray(0, mostBytes)).replace(/^\ufeff|\0+$/g, '')).close();
  } catch {
    // What stands before the error is found.
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
