import { Section } from '../../../../ui/page';
import type { PartProps } from './draft-edit';
import { DraftMark } from './draft-mark';
import { MarkdownField } from './markdown-field';
import { Resources } from './resources';

/** Why a leader would earn it, the method behind it, and what to read. */
export function WhyAndMethod({ content, edit, faultAt }: PartProps) {
  const parts = { content, edit };
  return (
    <Section title="Why, method, and resources">
      <MarkdownField
        label="Why it matters"
        purpose="What it changes for students and teachers"
        maxLength={20_000}
        value={content.why ?? ''}
        error={faultAt('/why')}
        onValue={(value) => edit((next) => void (next.why = value || undefined))}
      />
      <DraftMark {...parts} place="/why" what="why it matters" />
      <MarkdownField
        label="Key components of the method"
        purpose="What a leader does, step by step"
        maxLength={20_000}
        value={content.method ?? ''}
        error={faultAt('/method')}
        onValue={(value) => edit((next) => void (next.method = value || undefined))}
      />
      <DraftMark {...parts} place="/method" what="the method" />
      <Resources {...parts} faultAt={faultAt} />
    </Section>
  );
}
