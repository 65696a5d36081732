import type { RosterDetail } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Section } from '../../../ui/page';
import { DataTable } from '../parts/data-table';
import { Deed } from '../parts/deed';
import { useMeetRequirement } from './pilot.queries';
import { requirementNames } from './states';

type Requirement = RosterDetail['requirements'][number];

/** What the pilot asks for beside the submission, and a way to record that it is met. */
export function Requirements({ enrollment: { id, requirements, zone, state } }: { enrollment: RosterDetail }) {
  const over = state === 'withdrawn';
  return (
    <Section title="Requirements">
      {requirements.length === 0 ? (
        <p>The pilot asks for nothing beside the submission.</p>
      ) : (
        <DataTable<Requirement>
          caption="Requirements of the pilot"
          rows={requirements}
          keyOf={({ kind }) => kind}
          columns={[
            { title: 'Requirement', cell: ({ kind }) => requirementNames[kind] },
            { title: 'Award', cell: ({ awardWaits }) => (awardWaits ? 'Waits for it' : 'Does not wait') },
            { title: 'Met', cell: ({ metAt }) => (metAt === null ? 'Not yet' : <DateText at={metAt} zone={zone} />) },
            {
              title: 'Record',
              cell: ({ kind, metAt }) =>
                metAt !== null || over ? 'Nothing to record' : <Meet enrollmentId={id} kind={kind} />,
            },
          ]}
        />
      )}
    </Section>
  );
}

function Meet({ enrollmentId, kind }: { enrollmentId: string; kind: Requirement['kind'] }) {
  return (
    <Deed
      label="Record as met"
      about={requirementNames[kind]}
      title={requirementNames[kind]}
      reason="How it was met"
      done="It is recorded as met."
      act={useMeetRequirement(enrollmentId, kind)}
      size="compact-sm"
    >
      This is kept with your name. It cannot be taken back.
    </Deed>
  );
}
