import { Button, NumberInput, Switch } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useRef } from 'react';
import { fieldError, isClash } from '../../../api/problem';
import type { PrivacyTermsInput, RetainedKind, RetentionPreview, WouldGo } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { Page, Section } from '../../../ui/page';
import { announce } from '../parts/announcer';
import { type Column, DataTable } from '../parts/data-table';
import { ClashNotice, useEditedVersion } from '../parts/edited-version';
import classes from '../parts/parts.module.css';
import { privacyTermsQuery, useChangePrivacyTerms, usePreviewRetention } from './privacy.queries';

const kinds: [RetainedKind, label: string, about: string][] = [
  ['message', 'Messages', 'Emails and notifications, with the address'],
  ['technical', 'Technical records', 'Sessions, browsers and failed background work'],
  ['work', 'Work', 'Texts, files and what else a candidate submits'],
  ['assessment', 'Assessments', 'Rationales, feedback, notes and problems'],
  ['career', 'Career', 'What people state about their certificate'],
  ['account', 'Account', 'The person. No other period may be longer'],
];

const names = Object.fromEntries(kinds.map(([kind, label]) => [kind, label])) as Record<RetainedKind, string>;

const columns: Column<WouldGo>[] = [
  { title: 'Kind of record', cell: ({ kind }) => names[kind] },
  { title: 'Last active before', cell: ({ before }) => <DateText at={before} dayOnly /> },
  { title: 'People', numeric: true, cell: ({ people }) => people.toLocaleString('en-US') },
  { title: 'Records', numeric: true, cell: (row) => atLeast(row, row.records) },
  { title: 'Files', numeric: true, cell: (row) => atLeast(row, row.files) },
];

/** How long personal data is kept, with a preview of what would be deleted. */
export function PrivacyTermsPage() {
  const { data: latest } = useSuspenseQuery(privacyTermsQuery);
  const { base, watched, takeSaved } = useEditedVersion(privacyTermsQuery, latest);
  const changing = useChangePrivacyTerms();
  const previewing = usePreviewRetention();
  const form = useRef<HTMLFormElement>(null);
  const clash = isClash(changing.error);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    changing.mutate(
      { body: termsIn(event.currentTarget), etag: base.etag },
      {
        onSuccess: () => {
          announce('The periods were saved.');
          void takeSaved();
        },
      },
    );
  }

  return (
    <Page
      title="How long data is kept"
      breadcrumb={<Link to="/admin/people">People</Link>}
      lead="A period begins with the last activity of a person, once no enrollment of theirs goes on. A legal hold stops all deletion. Decisions and badges always stay."
    >
      <Form key={base.etag} ref={form} {...watched} onSubmit={submit}>
        <div className={classes.pair}>
          <NumberInput
            {...days('erasureWaitDays', 365)}
            min={1}
            label="Days before an erasure"
            description="Until then it can be withdrawn"
            required
            defaultValue={base.data.erasureWaitDays}
            error={fieldError(changing.error, '/erasureWaitDays')}
          />
          <NumberInput
            {...days('exportDays', 90)}
            min={1}
            label="Days to download an export"
            description="After that, it is removed"
            required
            defaultValue={base.data.exportDays}
            error={fieldError(changing.error, '/exportDays')}
          />
          {kinds.map(([kind, label, about]) => (
            <NumberInput
              key={kind}
              {...days(kind, 36_500)}
              min={30}
              label={`${label}: days kept`}
              description={`${about}. Empty: kept until an erasure`}
              defaultValue={base.data.periods[kind] ?? ''}
              error={fieldError(changing.error ?? previewing.error, `/periods/${kind}`)}
            />
          ))}
        </div>
        <Switch
          mt="lg"
          name="retentionOn"
          label="Delete records that are past their period"
          defaultChecked={base.data.retentionOn}
        />
        {clash && <ClashNotice what="the periods" onLoad={() => void takeSaved().then(changing.reset)} />}
        {changing.error && !clash && <ErrorNotice error={changing.error} safe="The periods were not changed." />}
        {previewing.error && <ErrorNotice error={previewing.error} safe="Nothing was changed." />}
        <div className={classes.actions}>
          <Button type="submit" loading={changing.isPending} disabled={clash}>
            Save
          </Button>
          <Button
            type="button"
            variant="default"
            loading={previewing.isPending}
            onClick={() => previewing.mutate(termsIn(form.current!).periods)}
          >
            Show what would be deleted
          </Button>
        </div>
      </Form>
      {previewing.data && <Preview {...previewing.data} />}
      <p className={classes.foot}>
        <Link to="/admin/audit" search={{ type: 'privacy-terms.changed' }}>
          Audit trail
        </Link>
      </p>
    </Page>
  );
}

function Preview({ items }: RetentionPreview) {
  return (
    <Section title="What would be deleted now">
      <div role="status">
        {items.length === 0 ? (
          <p>Nothing: no period is set.</p>
        ) : (
          <DataTable
            caption="What would be deleted now with these periods"
            columns={columns}
            rows={items}
            keyOf={({ kind }) => kind}
          />
        )}
      </div>
    </Section>
  );
}

/** A large number of people is counted in part. */
function atLeast({ counted, people }: WouldGo, count: number): string {
  return `${counted < people ? 'More than ' : ''}${count.toLocaleString('en-US')}`;
}

const days = (name: string, max: number) => ({ name, max, allowDecimal: false, hideControls: true });

function termsIn(form: HTMLFormElement): PrivacyTermsInput {
  const data = new FormData(form);
  const number = (name: string) => (data.get(name) === '' ? null : Number(data.get(name)));
  return {
    erasureWaitDays: Number(data.get('erasureWaitDays')),
    exportDays: Number(data.get('exportDays')),
    retentionOn: data.get('retentionOn') === 'on',
    periods: Object.fromEntries(kinds.map(([kind]) => [kind, number(kind)])) as PrivacyTermsInput['periods'],
  };
}
