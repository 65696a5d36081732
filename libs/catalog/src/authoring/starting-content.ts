import type { VersionContent, VersionTemplateContent } from '../version-content.document.js';

/** For a program without a template: only the usual scale. */
const bare: VersionTemplateContent = {
  about: '',
  outcomes: [],
  artifacts: [],
  rubric: [
    { code: 'not_met', name: 'Not met', meets: false, about: '' },
    { code: 'progressing', name: 'Progressing', meets: false, about: '' },
    { code: 'demonstrated', name: 'Demonstrated', meets: true, about: '' },
  ],
  passRule: { kind: 'every-detail-meets' },
  priceCents: 0,
};

/** The content of a new version: no outcomes, and the rest from the program's template. */
export function startingContent(level: string, template: VersionTemplateContent = bare): VersionContent {
  return { level, ...template };
}
