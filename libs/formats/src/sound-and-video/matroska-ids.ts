import { places } from '../metadata-places.js';

/** The elements of Matroska by what they hold. */
export const id = {
  header: 0x1a45dfa3,
  documentType: 0x4282,
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  seek: 0x4dbb,
  seekId: 0x53ab,
  info: 0x1549a966,
  scale: 0x2ad7b1,
  duration: 0x4489,
  muxer: 0x4d80,
  writer: 0x5741,
  title: 0x7ba9,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackNumber: 0xd7,
  trackType: 0x83,
  trackName: 0x536e,
  codec: 0x86,
  codecName: 0x258688,
  codecSetup: 0x63a2,
  attachmentLink: 0x7446,
  cluster: 0x1f43b675,
  time: 0xe7,
  simpleBlock: 0xa3,
  group: 0xa0,
  block: 0xa1,
  cues: 0x1c53bb6b,
  chapters: 0x1043a770,
  attachments: 0x1941a469,
  attachment: 0x61a7,
  fileName: 0x466e,
  tags: 0x1254c367,
  tag: 0x7373,
  simpleTag: 0x67c8,
  tagName: 0x45a3,
  tagText: 0x4487,
  checkSum: 0xbf,
  void: 0xec,
} as const;

/** The elements that may follow a cluster of unknown size. */
export const level1: readonly number[] = [
  ...[id.seekHead, id.info, id.tracks, id.cluster, id.cues, id.chapters, id.attachments, id.tags],
];

/** The tags that name a person, a place or a device. */
export const tagNames: Readonly<Record<string, string>> = {
  ARTIST: places.author,
  AUTHOR: places.author,
  DIRECTOR: places.author,
  PRODUCER: places.author,
  COMPOSER: places.author,
  TITLE: places.title,
  COMMENT: places.comment,
  DESCRIPTION: places.caption,
  SUMMARY: places.caption,
  COPYRIGHT: places.copyright,
  LOCATION: places.position,
  'COM.APPLE.QUICKTIME.LOCATION.ISO6709': places.position,
  'COM.APPLE.QUICKTIME.MAKE': places.device,
  'COM.APPLE.QUICKTIME.MODEL': places.device,
  RECORDING_LOCATION: places.location,
  ENCODER: places.software,
  KEYWORDS: places.keyword,
};
