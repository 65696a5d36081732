import type { RosterDetail } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Section } from '../../../ui/page';
import { DataTable } from '../parts/data-table';
import { ActionButton } from '../parts/action-button';
import { useMeetRequirement } from './pilot.queries';
import { requirementNames } from './enrollment-words';

type Requirement = RosterDetail['requirements'][number];

/** What the pilot requires in addition to the submission, with a button to record each as met. */
export function Requirements({ enrollment: { id, requirements, zone, state } }: { enrollment: RosterDetail }) {
  const over = state === 'withdrawn';
  return (
    <Section title="Requirements">
      {requirements.length === 0 ? (
        <p>The pilot requires only the submission.</p>
      ) : (
        <DataTable<Requirement>
          caption="Requirements of the pilot"
          rows={requirements}
          keyOf={({ kind }) => kind}
          columns={[
            { title: 'Requirement', cell: ({ kind }) => requirementNames[kind] },
            { title: 'Badge', cell: ({ awardWaits }) => (awardWaits ? 'Issued after this' : 'Not affected') },
            { title: 'Met', cell: ({ metAt }) => (metAt === null ? 'Not yet' : <DateText at={metAt} zone={zone} />) },
            {
              title: 'Record',
              cell: ({ kind, metAt }) =>
                metAt !== null ? 'Recorded' : over ? 'No action' : <Meet enrollmentId={id} kind={kind} />,
            },
          ]}
        />
      )}
    </Section>
  );
}

function Meet({ enrollmentId, kind }: { enrollmentId: string; kind: Requirement['kind'] }) {
  return (
    <ActionButton
      label="Record as met"
      about={requirementNames[kind]}
      title={requirementNames[kind]}
      reason="How it was met"
      done="The requirement was recorded as met."
      act={useMeetRequirement(enrollmentId, kind)}
      size="compact-sm"
    >
      Your name is recorded. You can’t undo this.
    </ActionButton>
  );
}
