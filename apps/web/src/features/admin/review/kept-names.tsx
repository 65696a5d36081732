import { useQuery } from '@tanstack/react-query';
import type { PreflightFinding } from '../../../api/schema';
import { Section } from '../../../ui/page';
import { Excerpt } from '../../work/preflight/excerpt';
import classes from '../parts/parts.module.css';
import { keptNamesQuery } from './review.queries';

const places: Record<PreflightFinding['place'], string> = {
  text: 'In a text',
  description: 'In the description of a file',
  explanation: 'In the evidence map',
  address: 'In the address of a link',
  'file-text': 'In a file',
  'file-name': 'In the name of a file',
  metadata: 'In the data of a file',
};

/** The names that the candidate let stay, each with the reason. Nothing when there are none. */
export function KeptNames({ submissionId }: { submissionId: string }) {
  const { data } = useQuery(keptNamesQuery(submissionId));
  if (!data || data.items.length === 0) return null;
  return (
    <Section title="Names that the candidate let stay">
      <p className={classes.soft}>
        Laurel found these before the candidate submitted. Reviewers read them in the work, without the reasons.
      </p>
      <ul>
        {data.items.map((finding) => (
          <li key={finding.id}>
            {places[finding.place]}
            <Excerpt finding={finding} />
            <p>Reason: {finding.keptReason}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
