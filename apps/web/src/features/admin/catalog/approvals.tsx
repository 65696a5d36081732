import { Button, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { VersionApprovals } from '../../../api/schema';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { Section } from '../../../ui/page';
import { ApprovalInWords } from '../../catalog/approvals';
import { ActionButton } from '../parts/action-button';
import { announce } from '../parts/announcer';
import classes from '../parts/parts.module.css';
import { authoredApprovalsQuery, useRecordApproval, useRemoveApproval } from './catalog.queries';

/** Who approves a version, such as the state. An administrator records it once the version is published. */
export function Approvals({ versionId, records }: { versionId: string; records: boolean }) {
  const { items } = useSuspenseQuery(authoredApprovalsQuery(versionId)).data;
  if (items.length === 0 && !records) return null;
  return (
    <Section title="Approval by the state">
      {items.length === 0 ? (
        <p className={classes.soft}>No approval is recorded.</p>
      ) : (
        <ul className={classes.plain}>
          {items.map((approval) => (
            <ApprovalLine key={approval.id} approval={approval} removable={records} />
          ))}
        </ul>
      )}
      {records && <RecordApproval versionId={versionId} />}
    </Section>
  );
}

function ApprovalLine({ approval, removable }: { approval: VersionApprovals['items'][number]; removable: boolean }) {
  const { id, authority, document } = approval;
  const removing = useRemoveApproval(id);
  return (
    <li className={classes.actions} style={{ marginTop: '0.25rem' }}>
      <span>
        <ApprovalInWords approval={approval} />
      </span>
      {removable && (
        <ActionButton
          label="Remove"
          about={`the approval ${document} by ${authority}`}
          title={`Remove the approval ${document}`}
          danger
          done="The approval was removed."
          act={removing}
          size="compact-sm"
        >
          The catalog no longer shows it. The audit trail keeps it.
        </ActionButton>
      )}
    </li>
  );
}

function RecordApproval({ versionId }: { versionId: string }) {
  const recording = useRecordApproval(versionId);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const { authority, document, validFrom, validUntil } = Object.fromEntries(new FormData(form)) as Record<
      'authority' | 'document' | 'validFrom' | 'validUntil',
      string
    >;
    recording.mutate(
      { authority, document, validFrom, validUntil: validUntil || null },
      {
        onSuccess: () => {
          form.reset();
          announce('The approval was recorded.');
        },
      },
    );
  }
  return (
    <Form onSubmit={submit}>
      <div className={classes.filters}>
        <TextInput name="authority" label="Approved by" required maxLength={200} />
        <TextInput name="document" label="Document: its number or address" required maxLength={500} />
        <TextInput name="validFrom" type="date" label="First day" required />
        <TextInput name="validUntil" type="date" label="Last day, if it ends" />
        <Button type="submit" variant="default" loading={recording.isPending}>
          Record approval
        </Button>
      </div>
      {recording.error && <ErrorNotice error={recording.error} safe="No approval was recorded." />}
    </Form>
  );
}
