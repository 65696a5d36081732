import { spokenIn } from '../captions/captions-of.js';
import type { Contents } from '../contents.js';
import type { WebLink } from '../links/web-link.entity.js';
import type { ArtifactFile } from '../artifact-file.entity.js';
import type { ReadFile } from './file-texts.js';
import type { DraftPart } from './findings.policy.js';
import type { IdentityMarks } from './identity-marks.policy.js';
import { wordsOfAddress } from './address-words.policy.js';

/** Everything in a draft that is checked at every run: all but the text of files. */
export function quickParts({ texts, files, links, evidence }: Contents, identity: IdentityMarks): DraftPart[] {
  const nowhere = { fileId: null, webLinkId: null, linkId: null, field: null };
  return [
    ...texts.map(({ kind, text }) =>
      part({ ...nowhere, key: `text:${kind}`, place: 'text', artifact: kind, passages: [{ page: null, text }] }),
    ),
    ...files.flatMap(({ id, kind, storageKey, description, originalName }) => [
      part({
        ...nowhere,
        key: `description:${storageKey}`,
        place: 'description',
        artifact: kind,
        fileId: id,
        passages: [{ page: null, text: description }],
      }),
      part({
        ...nowhere,
        key: `file-name:${storageKey}`,
        place: 'file-name',
        artifact: kind,
        fileId: id,
        passages: [{ page: null, text: originalName }],
      }),
    ]),
    ...links.flatMap((link) => linkParts(link, identity)),
    ...evidence.map(({ id, kind, detailId, fileId, explanation, createdAt }) =>
      part({
        ...nowhere,
        key: `explanation:${detailId}:${createdAt.getTime()}`,
        place: 'explanation',
        artifact: kind,
        fileId,
        linkId: id,
        passages: [{ page: null, text: explanation }],
      }),
    ),
  ];
}

function linkParts(
  { id, kind, position, address, description, addedAt }: WebLink,
  identity: IdentityMarks,
): DraftPart[] {
  const shared = { artifact: kind, fileId: null, webLinkId: id, linkId: null, field: null };
  const key = `${kind}:${position}:${addedAt.getTime()}`;
  return [
    part({
      ...shared,
      key: `address:${key}`,
      place: 'address',
      passages: [{ page: null, text: wordsOfAddress(address, identity) }],
    }),
    part({
      ...shared,
      key: `link-description:${key}`,
      place: 'description',
      passages: [{ page: null, text: description }],
    }),
  ];
}

/** The key of the part that is a file's text. */
export function fileTextKey({ storageKey }: Pick<ArtifactFile, 'storageKey'>): string {
  return `file-text:${storageKey}`;
}

/** The text and metadata of one file. */
export function fileParts(file: ArtifactFile, { passages, metadata }: ReadFile): DraftPart[] {
  const shared = { artifact: file.kind, fileId: file.id, webLinkId: null, linkId: null };
  const fields = [...new Set(metadata.map(({ place }) => place))];
  return [
    part({ ...shared, key: fileTextKey(file), place: 'file-text', field: null, passages }),
    ...fields.map((field) =>
      part({
        ...shared,
        key: `metadata:${file.storageKey}:${field}`,
        place: 'metadata',
        field,
        passages: metadata.filter(({ place }) => place === field).map(({ value }) => ({ page: null, text: value })),
      }),
    ),
  ];
}

/** What the captions of recordings say. */
export function captionParts({ files, captions }: Contents): DraftPart[] {
  return files.flatMap(({ id, kind, storageKey }) => {
    const given = captions.get(id);
    if (given === undefined) return [];
    const text = spokenIn(given)
      .map((cue) => cue.text)
      .join('\n');
    return [
      part({
        key: `captions:${storageKey}`,
        place: 'file-text',
        artifact: kind,
        fileId: id,
        webLinkId: null,
        linkId: null,
        field: 'Captions',
        passages: [{ page: null, text }],
      }),
    ];
  });
}

/** Whether this is the key of a part that is read again only where its file has changed. */
export const isReadWithFile = (key: string): boolean => key.startsWith('file-text:') || key.startsWith('metadata:');

const part = (it: DraftPart): DraftPart => it;
