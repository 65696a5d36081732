import type { EvidenceLink, Submission } from '../../../api/schema';
import { clock } from '../../../ui/number-words';
import { hasPages, isPlayed } from '../files/places-in-files';

/** The seconds in "2:05", "1:02:05", or "125"; null for anything else. */
export function secondsOf(words: string): number | null {
  const parts = words.trim().split(':');
  if (parts.length > 3 || !parts.every((part) => /^\d{1,5}$/.test(part))) return null;
  return parts.reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** The place of evidence in words: "Agenda.pdf, page 3". */
export function placeInWords(link: EvidenceLink, { artifacts }: Submission): string {
  const artifact = artifacts.find(({ kind }) => kind === link.kind);
  const file = artifact?.files?.items.find(({ id }) => id === link.fileId);
  const where = link.page !== null ? `, page ${link.page}` : link.second !== null ? `, at ${clock(link.second)}` : '';
  return `${file?.name ?? artifact?.title ?? link.kind}${where}`;
}

/** Something evidence can point to: an artifact's text and links, or one of its files. */
export interface Target {
  value: string;
  label: string;
  kind: EvidenceLink['kind'];
  fileId: string | null;
  /** How a place in it is named. */
  by: 'page' | 'second' | null;
}

export function targetsOf({ artifacts }: Submission): Target[] {
  return artifacts.flatMap(({ kind, title, text, files, links }): Target[] => [
    ...(text || links
      ? [{ value: kind, label: `${title} (${partsInWords(text, links)})`, kind, fileId: null, by: null }]
      : []),
    ...(files?.items ?? []).map(({ id, position, name, mediaType }): Target => {
      const by = isPlayed(mediaType) ? 'second' : hasPages(mediaType) ? 'page' : null;
      return { value: id, label: `${title}: ${position}. ${name}`, kind, fileId: id, by };
    }),
  ]);
}

function partsInWords(text: unknown, links: unknown): string {
  if (!links) return 'your text';
  return text ? 'your text and links' : 'your links';
}
