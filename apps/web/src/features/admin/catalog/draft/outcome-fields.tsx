import { Checkbox, MultiSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { EssentialOutcome } from '../../../../api/schema';
import { competencyChoicesQuery } from '../catalog.queries';
import { Alignments } from './alignments';
import type { PartProps } from './draft-edit';
import { DraftMark, isDraft } from './draft-mark';
import { OutcomeDetails } from './outcome-details';
import { RubricSentences } from './rubric-sentences';
import { SampleDocumentsField } from './sample-documents';

/** One outcome: its statement, details and competencies, and what helps to show and to score it. */
export function OutcomeFields({ content, edit, faultAt, index }: PartProps & { index: number }) {
  const { data: competencies = [] } = useQuery(competencyChoicesQuery);
  const outcome = content.outcomes[index]!;
  const at = `/outcomes/${index}`;
  const name = `outcome ${outcome.number}`;
  const set = (change: (outcome: EssentialOutcome) => void) => edit((next) => change(next.outcomes[index]!));
  const mark = { content, edit };
  const place = `/outcomes/${outcome.id}`;
  return (
    <>
      <Textarea
        label={`Statement of ${name}`}
        required
        autosize
        maxLength={2000}
        value={outcome.statement}
        error={faultAt(`${at}/statement`)}
        onChange={({ currentTarget: { value } }) => set((next) => void (next.statement = value))}
        mb="sm"
      />
      <DraftMark {...mark} place={place} what={name} />
      <MultiSelect
        label={`Competencies of ${name}`}
        searchable
        data={competencies.map(({ number, title }) => ({ value: String(number), label: `${number} ${title}` }))}
        value={outcome.competencies.map(String)}
        error={outcome.competencies.map((_, nth) => faultAt(`${at}/competencies/${nth}`)).find(Boolean)}
        onChange={(values) => set((next) => void (next.competencies = values.map(Number)))}
        nothingFoundMessage="No competency matches"
        mb="sm"
      />
      <DraftMark {...mark} place={`${place}/competencies`} what={`the competencies of ${name}`} />
      <Checkbox
        label={`A team shows ${name} together`}
        description="Reviewers score it once, for all members of the team"
        checked={outcome.shownBy !== undefined}
        onChange={({ currentTarget: { checked } }) =>
          set((next) => {
            if (checked) next.shownBy = 'team';
            else delete next.shownBy;
          })
        }
        my="sm"
      />
      <OutcomeDetails content={content} edit={edit} faultAt={faultAt} index={index} />
      <SampleDocumentsField
        of={outcome.number}
        documents={outcome.sampleDocuments ?? []}
        error={outcome.sampleDocuments?.map((_, nth) => faultAt(`${at}/sampleDocuments/${nth}`)).find(Boolean)}
        onDocuments={(documents) =>
          set((next) => void (next.sampleDocuments = documents.length === 0 ? undefined : documents))
        }
      />
      <DraftMark {...mark} place={`${place}/sampleDocuments`} what={`the sample documents for ${name}`} />
      <RubricSentences
        of={name}
        rubric={content.rubric}
        sentences={outcome.rubricSentences}
        opened={isDraft(content, `${place}/rubricSentences`)}
        at={`${at}/rubricSentences`}
        faultAt={faultAt}
        onSentences={(sentences) => set((next) => void (next.rubricSentences = sentences))}
      />
      <DraftMark {...mark} place={`${place}/rubricSentences`} what={`what each level looks like for ${name}`} />
      <Alignments
        of={name}
        alignments={outcome.alignments ?? []}
        at={`${at}/alignments`}
        faultAt={faultAt}
        set={(change) => set((next) => change((next.alignments ??= [])))}
      />
    </>
  );
}
