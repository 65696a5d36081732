import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DataFate, HeldData, HeldKind } from '../../api/schema';
import { counted } from '../../ui/number-words';
import { Page, Section } from '../../ui/page';
import { type Column, DataTable } from '../admin/parts/data-table';
import { OwnErasurePart } from './own-erasure';
import { OwnExportPart } from './own-export';
import { ownDataQuery } from './own-data.queries';

const fates: Record<DataFate, string> = {
  deleted: 'Deleted',
  emptied: 'Your words are deleted; states and dates stay',
  kept: 'Stays, without your name',
};

const columns: Column<HeldData>[] = [
  { title: 'What', cell: ({ about }) => about },
  { title: 'Who can read it', cell: ({ readers }) => readers },
  { title: 'If you are erased', cell: ({ erasure }) => fates[erasure] },
];

function Kept({ title, held }: HeldKind) {
  return (
    <details>
      <summary>
        {title}: {counted(held.length, 'thing')}
      </summary>
      <DataTable caption={title} columns={columns} rows={held} keyOf={({ about }) => about} />
    </details>
  );
}

/** What Laurel keeps about the reader, their export, and their request to be erased. */
export function OwnDataPage() {
  const { data } = useSuspenseQuery(ownDataQuery);
  return (
    <Page
      title="Your data"
      width="wide"
      breadcrumb={<Link to="/profile">Your profile</Link>}
      lead="What Laurel keeps about you. You can have it all in one file, and you can ask to be erased."
    >
      <Section title="Export">
        <OwnExportPart latest={data.export} days={data.exportDays} />
      </Section>
      <Section title="Erasure">
        <OwnErasurePart latest={data.erasure} waitDays={data.erasureWaitDays} />
      </Section>
      <Section title="What is kept">
        <p>Laurel keeps these things about people. Not all of them apply to you.</p>
        {data.held.map((kind) => (
          <Kept key={kind.title} {...kind} />
        ))}
      </Section>
    </Page>
  );
}
