import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { CasePackageResult } from '../../../../api/schema';
import { ErrorNotice, Notice } from '../../../../ui/notice';
import { counted } from '../../../../ui/number-words';
import { Section } from '../../../../ui/page';
import { announce } from '../../parts/announcer';
import { ChooseFile } from '../../parts/choose-file';
import { DataTable } from '../../parts/data-table';
import classes from '../../parts/parts.module.css';
import { checkPackage, useImportPackage } from './framework.queries';

const kinds = { added: 'New', changed: 'Changed', removed: 'Removed' } as const;
type Change = CasePackageResult['changes']['items'][number];

/** Imports a framework that somebody else publishes, after showing what that changes. */
export function ImportPackage() {
  const checking = useMutation({
    mutationFn: async (file: File) => ({ file, result: await checkPackage(file) }),
  });
  const importing = useImportPackage();
  const checked = checking.data;
  return (
    <Section title="Import a CASE package">
      <p className={classes.soft}>
        Choose a CFPackage, a JSON file of at most 32 MB. To update a framework that you imported before, choose its
        next version. Nothing is imported before you have seen the changes.
      </p>
      <ChooseFile
        label="Choose a package"
        accept=".json,application/json"
        loading={checking.isPending}
        onFile={(file) => {
          importing.reset();
          checking.mutate(file);
        }}
      />
      {checking.error && <ErrorNotice error={checking.error} safe="Nothing was imported." />}
      {checked && !importing.isSuccess && (
        <>
          <Notice tone="good" title={checked.result.title} announce>
            {wordsOf(checked.result)}
          </Notice>
          {checked.result.changes.items.length > 0 && (
            <DataTable<Change>
              caption={captionOf(checked.result)}
              captionShown
              rows={checked.result.changes.items}
              keyOf={({ identifier }) => identifier}
              columns={[
                { title: 'Item', cell: ({ words }) => words || 'Without words' },
                { title: 'Change', cell: ({ kind }) => kinds[kind] },
              ]}
            />
          )}
          {checked.result.changes.any && (
            <div className={classes.actions}>
              <Button
                loading={importing.isPending}
                onClick={() =>
                  importing.mutate(checked.file, {
                    onSuccess: ({ title }) => announce(`${title} was imported.`),
                  })
                }
              >
                Import
              </Button>
            </div>
          )}
        </>
      )}
      {importing.error && <ErrorNotice error={importing.error} safe="Nothing was imported." />}
    </Section>
  );
}

function wordsOf({ frameworkId, changes, shown }: CasePackageResult): string {
  if (!changes.any) return 'This package is here already. There is nothing to import.';
  const parts = `${counted(shown.domains, 'domain')} and ${counted(shown.competencies, 'competency', 'competencies')}`;
  if (frameworkId === null) return `A new framework with ${parts}.`;
  return `Then the framework has ${parts}. New: ${changes.added}. Changed: ${changes.changed}. Removed: ${changes.removed}.`;
}

function captionOf({ changes: { items, added, changed, removed } }: CasePackageResult): string {
  const all = added + changed + removed;
  return items.length < all ? `The first ${items.length} of ${all} changes` : counted(all, 'change');
}
