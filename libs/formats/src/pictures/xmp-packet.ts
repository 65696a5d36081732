import { SaxesParser } from 'saxes';
import { decodedText, type FoundTexts } from '../found-texts.js';
import { places } from '../metadata-places.js';

/** By the name of the property, whatever prefix a program gave it. */
const properties: Readonly<Record<string, string>> = {
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
};
const mostBytes = 4_000_000;
const deepest = 100;

/** Finds who, where and with what in a packet of XMP, as far as it can be read. */
export function findInXmp(packet: Uint8Array, found: FoundTexts): void {
  const parser = new SaxesParser();
  const open: string[] = [];
  let text = '';
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > deepest) throw new Error('The elements are too deep.');
    open.push(localName(name));
    text = '';
    for (const [attribute, value] of Object.entries(attributes)) add(localName(attribute), value);
  });
  parser.on('text', (part) => {
    if (text.length < mostBytes) text += part;
  });
  parser.on('closetag', () => {
    const property = open.findLast((name) => properties[name] !== undefined);
    if (property !== undefined) add(property, text);
    text = '';
    open.pop();
  });
  const add = (name: string, value: string) => {
    if (Object.hasOwn(properties, name)) found.add(properties[name]!, value);
  };
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
