import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { VersionContent } from '../../../../api/schema';
import { Section } from '../../../../ui/page';
import { VersionContentView } from '../../../catalog/version-content';
import { RubricPreview } from '../../../reviews/scoring/rubric-preview';
import { WritingPreview } from './writing-preview';

const readers = [
  { value: 'catalog', label: 'In the catalog' },
  { value: 'candidate', label: 'As candidates write' },
  { value: 'reviewer', label: 'As reviewers score' },
];

/** The draft as it is on this page, as each of its readers will see it. */
export function Preview({ content }: { content: VersionContent }) {
  const [reader, setReader] = useState('catalog');
  return (
    <Section title="Preview">
      <NativeSelect
        label="Show the draft"
        data={readers}
        value={reader}
        onChange={(event) => setReader(event.currentTarget.value)}
        mb="lg"
        w="16rem"
      />
      {reader === 'catalog' && <VersionContentView content={content} />}
      {reader === 'candidate' && <WritingPreview content={content} />}
      {reader === 'reviewer' && <RubricPreview content={content} />}
    </Section>
  );
}
