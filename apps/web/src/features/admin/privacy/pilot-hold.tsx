import { useQuery } from '@tanstack/react-query';
import { Section } from '../../../ui/page';
import { ActionButton } from '../parts/action-button';
import { HoldLine } from './hold-line';
import { holdsQuery, usePlaceHold } from './privacy.queries';

/** The legal hold on everyone who is or was in a pilot. */
export function PilotHold({ pilotId, title }: { pilotId: string; title: string }) {
  const { data: holds } = useQuery(holdsQuery);
  const placing = usePlaceHold({ pilotId });
  if (holds === undefined) return null;
  const hold = holds.find(({ pilot }) => pilot?.id === pilotId);
  return (
    <Section title="Legal hold">
      {hold === undefined ? (
        <ActionButton
          label="Place legal hold"
          title={`Place a legal hold on everyone in ${title}`}
          reason="Why nothing may be deleted"
          done={`There is a legal hold on everyone in ${title}.`}
          act={placing}
        >
          Nothing about the people who are or were in this pilot is deleted until it ends: no erasure begins, and no
          record goes at the end of its period.
        </ActionButton>
      ) : (
        <HoldLine hold={hold} />
      )}
    </Section>
  );
}
