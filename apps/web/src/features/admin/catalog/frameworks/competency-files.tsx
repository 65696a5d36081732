import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { AuthoredFramework, Competency, CompetencyImportResult } from '../../../../api/schema';
import { dayIn } from '../../../../ui/days';
import { ErrorNotice } from '../../../../ui/notice';
import { counted } from '../../../../ui/number-words';
import { announce } from '../../parts/announcer';
import { DataTable } from '../../parts/data-table';
import { FromFile } from '../../parts/from-file';
import { csvOf, fileNameOf } from '../../parts/list-file';
import classes from '../../parts/parts.module.css';
import { saveFile } from '../../parts/save-file';
import { columnsOf, competenciesIn, titleOf } from './competency-file';
import { checkCompetencies, useImportCompetencies } from './framework.queries';

interface CompetencyFilesProps {
  framework: AuthoredFramework;
  competencies: Competency[];
}

/** Competencies as a CSV file, out and, for a framework that is written here, in. */
export function CompetencyFiles({ framework, competencies }: CompetencyFilesProps) {
  const importing = useImportCompetencies(framework.id);
  const columns = columnsOf(framework);
  const saving = useMutation({
    mutationFn: async () => {
      const day = dayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date());
      saveFile(await csvOf(columns, competencies), fileNameOf(`competencies ${framework.code}`, day), 'text/csv');
      announce(`Saved: ${counted(competencies.length, 'competency', 'competencies')}.`);
    },
  });
  return (
    <>
      <div className={classes.actions}>
        <Button variant="default" loading={saving.isPending} onClick={() => saving.mutate()}>
          Download competencies as CSV
        </Button>
      </div>
      {saving.error && <ErrorNotice error={saving.error} safe="No file was saved." />}
      {!framework.imported && (
        <FromFile
          title="Add or change competencies from a file"
          about="Choose a CSV file with a row for each competency, at most 500. A competency with the same number is changed. None is removed. Nothing is saved before you have seen the changes."
          example={{ name: 'competencies.csv', text: exampleFor(framework) }}
          read={(bytes) => competenciesIn(bytes, framework)}
          check={(rows) =>
            checkCompetencies(
              framework.id,
              rows.map(({ competency }) => competency),
            )
          }
          titleOf={titleOf}
          columns={[
            { title: 'Number', cell: ({ competency }) => competency.number || 'Not given' },
            { title: 'Title', cell: ({ competency }) => competency.title || 'Not given' },
          ]}
          inWords={(_, { added, changed, unchanged }) =>
            `New: ${added}. Changed: ${changed}. As they are: ${unchanged}.`
          }
          more={(result) => <Changes of={result} />}
          confirm={(_, { added, changed }) =>
            added + changed === 0 ? null : `Save ${counted(added + changed, 'competency', 'competencies')}`
          }
          act={async (rows) => {
            const { added, changed } = await importing.mutateAsync(rows.map(({ competency }) => competency));
            announce(`Saved: ${counted(added + changed, 'competency', 'competencies')}.`);
          }}
          safe="No competency was saved."
        />
      )}
    </>
  );
}

function Changes({ of: { changes } }: { of: CompetencyImportResult }) {
  if (changes.length === 0) return null;
  return (
    <DataTable
      caption="What changes"
      captionShown
      rows={changes}
      keyOf={({ number }) => String(number)}
      columns={[
        { title: 'Number', numeric: true, cell: ({ number }) => number },
        { title: 'Competency', cell: ({ title }) => title },
        { title: 'Change', cell: ({ changed }) => (changed.length === 0 ? 'New' : changed.join('; ')) },
      ]}
    />
  );
}

function exampleFor({ domains, levels }: AuthoredFramework): string {
  const domain = domains.find(({ functions }) => functions.length > 0);
  const titles = ['Number', 'Domain', 'Function', 'Title', 'PSEL codes', ...levels.map(({ name }) => name)];
  const row = ['100', domain?.code ?? 'A', domain?.functions[0]?.name ?? 'A function', 'A competency', '4a'];
  const quoted = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return `${quoted(titles)}\r\n${quoted([...row, ...levels.map(() => '')])}\r\n`;
}
