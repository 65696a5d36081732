import type { FieldError } from '#kernel';
import { detailsOf, type VersionContent } from '../version-content.document.js';

/** Where the pass rule names a level or a detail that the content does not have. */
export function passRuleFaults({ outcomes, rubric, passRule }: VersionContent): FieldError[] {
  if (passRule.kind !== 'at-least-level') return [];
  const { level, detailLevels = {} } = passRule;
  const details = detailsOf({ outcomes }).map(({ id }) => id);
  const levelFault = (code: string, pointer: string): FieldError[] => {
    const place = rubric.findIndex((one) => one.code === code);
    if (place > 0) return [];
    const detail =
      place < 0 ? `The scale has no level "${code}".` : 'Everybody reaches the first level. Choose a higher one.';
    return [{ pointer, detail }];
  };
  return [
    ...levelFault(level, '/passRule/level'),
    ...Object.entries(detailLevels).flatMap(([id, code]) => {
      const pointer = `/passRule/detailLevels/${id}`;
      return details.includes(id)
        ? levelFault(code, pointer)
        : [{ pointer, detail: 'This detail is gone. Remove its level.' }];
    }),
  ];
}
