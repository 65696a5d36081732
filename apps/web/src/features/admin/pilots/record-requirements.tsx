import { Button, Modal, NativeSelect, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type RequirementKind, requirementKindValues, type WaitingAward } from '../../../api/schema';
import { Form } from '../../../ui/form';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { counted } from '../../../ui/number-words';
import { announce, keepFocus } from '../parts/announcer';
import { DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { oneOf } from '../search';
import { requirementNames, waitsForWords } from './enrollment-words';
import { useRecordRequirements } from './pilot.queries';

interface RecordRequirementsProps {
  waiting: WaitingAward[];
  onDone: () => void;
}

/** Records one requirement for several candidates. The dialog shows what each badge waits for then, before confirming. */
export function RecordRequirements(props: RecordRequirementsProps) {
  const [opened, open] = useState(false);
  return (
    <>
      <Button onClick={() => open(true)}>{`Record for ${counted(props.waiting.length, 'candidate')}`}</Button>
      <Modal
        opened={opened}
        onClose={() => open(false)}
        title="Record a requirement"
        closeButtonProps={{ 'aria-label': 'Close' }}
        size="xl"
      >
        <RecordForm {...props} onClose={() => open(false)} />
      </Modal>
    </>
  );
}

function RecordForm({ waiting, onDone, onClose }: RecordRequirementsProps & { onClose: () => void }) {
  const possible = requirementKindValues.filter((kind) => waiting.some(({ waitsFor }) => waitsFor.includes(kind)));
  const [kind, choose] = useState<RequirementKind>(possible[0] ?? 'community');
  const [note, write] = useState('');
  const recording = useRecordRequirements();
  const fit = waiting.filter(({ waitsFor }) => waitsFor.includes(kind));
  const refused = recording.data?.items.filter(({ refusal }) => refusal !== null) ?? [];

  function submit(event: FormEvent) {
    event.preventDefault();
    recording.mutate(
      { records: fit.map(({ enrollmentId }) => ({ enrollmentId, kind })), note: note.trim() },
      {
        onSuccess: ({ items }) => {
          const recorded = items.filter(({ refusal }) => refusal === null).length;
          announce(`Recorded for ${counted(recorded, 'candidate')}.`);
          if (recorded < items.length) return;
          onClose();
          onDone();
          keepFocus();
        },
      },
    );
  }

  return (
    <Form onSubmit={submit}>
      <NativeSelect
        label="Requirement"
        value={kind}
        onChange={(event) => choose(oneOf(event.currentTarget.value, requirementKindValues) ?? kind)}
        data={possible.map((value) => ({ value, label: requirementNames[value] }))}
        mb="md"
      />
      <DataTable<WaitingAward>
        caption="What is recorded, before you confirm"
        captionShown
        rows={waiting}
        keyOf={({ enrollmentId }) => enrollmentId}
        columns={[
          { title: 'Candidate', cell: ({ person }) => <bdi>{person.name}</bdi> },
          { title: 'Pilot', cell: ({ pilot }) => pilot.title },
          { title: 'Badge', cell: ({ waitsFor }) => <Then waitsFor={waitsFor} kind={kind} /> },
        ]}
      />
      <Textarea
        label="How it was met"
        required
        autosize
        minRows={2}
        maxLength={2000}
        mt="md"
        value={note}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <p className={classes.soft}>Your name is recorded. You can’t undo this.</p>
      {recording.error && <ErrorNotice error={recording.error} safe="The list shows what each badge waits for now." />}
      {refused.length > 0 && (
        <Notice tone="caution" title={`Not recorded for ${counted(refused.length, 'candidate')}`}>
          <ul>
            {refused.map(({ enrollmentId, refusal }) => (
              <li key={enrollmentId}>
                <bdi>{waiting.find((row) => row.enrollmentId === enrollmentId)?.person.name}</bdi>: {refusal}
              </li>
            ))}
          </ul>
          The others were recorded.
        </Notice>
      )}
      <div className={classes.actions} style={{ justifyContent: 'flex-end' }}>
        <Button type="button" variant="default" onClick={onClose}>
          {refused.length > 0 ? 'Close' : 'Cancel'}
        </Button>
        <Button type="submit" loading={recording.isPending} disabled={fit.length === 0 || note.trim() === ''}>
          {`Record for ${counted(fit.length, 'candidate')}`}
        </Button>
      </div>
    </Form>
  );
}

function Then({ waitsFor, kind }: { waitsFor: readonly RequirementKind[]; kind: RequirementKind }) {
  if (!waitsFor.includes(kind)) return <span className={classes.urgent}>Not recorded: it is met already</span>;
  const rest = waitsFor.filter((other) => other !== kind);
  return rest.length === 0 ? <strong>Issued then</strong> : `Still waits for ${waitsForWords(rest)}`;
}
