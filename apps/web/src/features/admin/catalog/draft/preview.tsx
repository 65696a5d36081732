import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { confirmedWords } from '#catalog/unconfirmed';
import type { VersionContent } from '../../../../api/schema';
import { Section } from '../../../../ui/page';
import { VersionContentView } from '../../../catalog/version-content';
import { VersionFacts } from '../../../catalog/version-facts';
import { RubricPreview } from '../../../reviews/scoring/rubric-preview';
import { authoredQuery } from '../catalog.queries';
import { WritingPreview } from './writing-preview';

const readers = [
  { value: 'catalog', label: 'In the catalog' },
  { value: 'candidate', label: 'As candidates write' },
  { value: 'reviewer', label: 'As reviewers score' },
];

/** The draft as it is on this page, as each of its readers will see it: without what nobody has confirmed. */
export function Preview({ content: draft, levelAssumed }: { content: VersionContent; levelAssumed: boolean }) {
  const { framework } = useSuspenseQuery(authoredQuery).data;
  const content = confirmedWords(draft);
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
      {reader === 'catalog' && (
        <>
          <VersionFacts content={content} levelAssumed={levelAssumed} framework={framework} />
          <VersionContentView content={content} />
        </>
      )}
      {reader === 'candidate' && <WritingPreview content={content} />}
      {reader === 'reviewer' && <RubricPreview content={content} />}
    </Section>
  );
}
