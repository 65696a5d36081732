import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { AuthoredFramework, Competency } from '../../../../api/schema';
import { Empty } from '../../../../ui/empty';
import { Notice } from '../../../../ui/notice';
import { Page, Section } from '../../../../ui/page';
import { DataTable } from '../../parts/data-table';
import { CompetencyFiles } from './competency-files';
import { competenciesOfQuery, frameworkQuery } from './framework.queries';
import { FrameworkParts } from './framework-parts';
import { NewCompetency } from './new-competency';

const route = getRouteApi('/administrator/admin/catalog/frameworks/$frameworkId');

/** A framework: its levels, domains and functions as a form, and its competencies. */
export function FrameworkPage() {
  const { frameworkId } = route.useParams();
  const { data: latest } = useSuspenseQuery(frameworkQuery(frameworkId));
  const { name, code, imported, levelsImported, levels } = latest.data;
  const { data: competencies } = useSuspenseQuery(competenciesOfQuery(code));
  return (
    <Page
      title={name}
      breadcrumb={<Link to="/admin/catalog/frameworks">Frameworks</Link>}
      width="wide"
      lead={
        imported
          ? undefined
          : 'Names can change at any time: issued badges and public versions keep their words. You cannot remove a part that is still used.'
      }
    >
      {imported && (
        <Notice title="This framework was imported">
          Its words change only when its publisher’s next version is imported.
          {!levelsImported && ' It came without levels, so you can write them here.'}
        </Notice>
      )}
      {levelsImported ? <ImportedLevels levels={levels} /> : <FrameworkParts latest={latest} />}
      <Section title="Competencies">
        {competencies.length === 0 ? (
          <Empty title="There is no competency yet." />
        ) : (
          <CompetencyTable framework={latest.data} competencies={competencies} />
        )}
      </Section>
      {!imported && <NewCompetency framework={latest.data} />}
      <CompetencyFiles framework={latest.data} competencies={competencies} />
    </Page>
  );
}

function ImportedLevels({ levels }: Pick<AuthoredFramework, 'levels'>) {
  return (
    <Section title="Levels, from the first to the highest">
      <ol>
        {levels.map(({ identifier, name, about }) => (
          <li key={identifier}>
            {name}
            {about && `: ${about}`}
          </li>
        ))}
      </ol>
    </Section>
  );
}

interface CompetencyTableProps {
  framework: AuthoredFramework;
  competencies: Competency[];
}

function CompetencyTable({ framework: { id, imported, domains }, competencies }: CompetencyTableProps) {
  return (
    <DataTable<Competency>
      caption="Competencies by number"
      rows={competencies}
      keyOf={({ number }) => String(number)}
      columns={[
        { title: 'Number', cell: ({ number }) => number },
        {
          title: 'Competency',
          cell: ({ number, title }) =>
            imported ? (
              title
            ) : (
              <Link
                to="/admin/catalog/frameworks/$frameworkId/competencies/$number"
                params={{ frameworkId: id, number: String(number) }}
              >
                {title}
              </Link>
            ),
        },
        { title: 'Domain', cell: ({ domain }) => domains.find(({ code }) => code === domain)?.name ?? domain },
        { title: 'Function', cell: (competency) => competency.function },
      ]}
    />
  );
}
