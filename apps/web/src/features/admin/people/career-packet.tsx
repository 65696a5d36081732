import { useQuery } from '@tanstack/react-query';
import { downloadOf } from '../../../api/program';
import { answerOf, api } from '../../../api/client';

/** A link to a candidate's packet for the state; hidden while the packet is empty. */
export function CareerPacket({ personId }: { personId: string }) {
  const { data: career } = useQuery({
    queryKey: ['people', personId, 'career'],
    queryFn: () => answerOf(api.GET('/v1/people/{personId}/career', { params: { path: { personId } } })),
  });
  if (career === undefined || (career.revision === 0 && career.progress.microCredentials.has === 0)) return null;
  return (
    <a href={downloadOf(`/v1/people/${personId}/career/packet.pdf`)} download="career-packet.pdf">
      Career packet (PDF)
    </a>
  );
}
