import type { VersionContent } from '../../../../api/schema';
import { Section } from '../../../../ui/page';
import { VersionContentView } from '../../../catalog/version-content';

/** The draft as it is on this page, as candidates will read it. */
export function Preview({ content }: { content: VersionContent }) {
  return (
    <Section title="Preview">
      <VersionContentView content={content} />
    </Section>
  );
}
