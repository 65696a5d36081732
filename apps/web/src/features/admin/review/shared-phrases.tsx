import { useQuery } from '@tanstack/react-query';
import type { OutcomeAgreement, SharedPhrase } from '../../../api/schema';
import { ErrorNotice } from '../../../ui/notice';
import { Section } from '../../../ui/page';
import { ActionButton } from '../parts/action-button';
import { DataTable } from '../parts/data-table';
import { sharedPhrasesOfVersionQuery, useRemoveSharedPhrase } from './review.queries';

/** The phrases that reviewers share at the outcomes of a version. */
export function SharedPhrases({ versionId, outcomes }: { versionId: string; outcomes: readonly OutcomeAgreement[] }) {
  const { data: phrases, error } = useQuery(sharedPhrasesOfVersionQuery(versionId));
  return (
    <Section title="Phrases that reviewers share">
      {error && <ErrorNotice error={error} />}
      {phrases?.length === 0 && <p>No reviewer shares a phrase here yet.</p>}
      {phrases && phrases.length > 0 && (
        <DataTable<SharedPhrase>
          caption="Shared phrases, the newest first"
          rows={phrases}
          keyOf={({ id }) => id}
          columns={[
            { title: 'Phrase', cell: ({ text }) => text },
            { title: 'Outcome', cell: ({ outcomeId }) => outcomes.find((one) => one.outcomeId === outcomeId)?.number },
            { title: 'Remove', cell: (phrase) => <RemovePhrase versionId={versionId} phrase={phrase} /> },
          ]}
        />
      )}
    </Section>
  );
}

function RemovePhrase({ versionId, phrase: { id, text } }: { versionId: string; phrase: SharedPhrase }) {
  return (
    <ActionButton
      label="Remove"
      about={text}
      title="Remove this shared phrase"
      danger
      done="The shared phrase was removed."
      act={useRemoveSharedPhrase(versionId, id)}
      size="compact-sm"
    >
      Reviewers no longer see it. Scores that used it keep their text, and its author keeps it as their own phrase.
    </ActionButton>
  );
}
