import { Title } from '@mantine/core';
import type { SubmittedWork } from '../../../api/schema';
import { clock } from '../../../ui/number-words';
import classes from './reading.module.css';

/** The evidence for each detail, as it was submitted. */
export function SubmittedEvidence({
  work: { details, evidence, artifacts },
}: {
  work: Pick<SubmittedWork, 'details' | 'evidence' | 'artifacts'>;
}) {
  const placeOf = ({ kind, fileId, page, second }: SubmittedWork['evidence'][number]) => {
    const artifact = artifacts.find((other) => other.kind === kind);
    const file = artifact?.files.find(({ id }) => id === fileId);
    const where = page !== null ? `, page ${page}` : second !== null ? `, at ${clock(second)}` : '';
    return `${file ? `${file.position}. ${file.name}` : (artifact?.title ?? kind)}${where}`;
  };
  return details.map(({ id, statement }) => (
    <div key={id} className={classes.detail}>
      <Title order={3} size="h4">
        {statement}
      </Title>
      <ul>
        {evidence
          .filter(({ detailId }) => detailId === id)
          .map((link) => (
            <li key={link.id}>
              <bdi>{placeOf(link)}</bdi>
              <p dir="auto">{link.explanation}</p>
            </li>
          ))}
      </ul>
    </div>
  ));
}
