import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type OwnProblem, problemKindValues } from '../../api/schema';
import { Form } from '../../ui/form';
import { ErrorNotice } from '../../ui/notice';
import { problemKinds } from './problem-words';
import { useReportProblem } from './review.queries';

export interface ReportedPlace {
  artifact: OwnProblem['artifact'];
  fileId: OwnProblem['fileId'];
  /** For example "Document profile, file 2". */
  words: string;
}

interface ReportProblemProps {
  reviewId: string;
  place: ReportedPlace;
}

/** A quiet button that opens a dialog, in which a reviewer says what is wrong and keeps the review. */
export function ReportProblem({ reviewId, place }: ReportProblemProps) {
  const [opened, open] = useState(0);
  const [asking, ask] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={`Report a problem: ${place.words}`}
        onClick={() => {
          open(opened + 1);
          ask(true);
        }}
      >
        Report a problem
      </Button>
      <Modal
        opened={asking}
        onClose={() => ask(false)}
        title="Report a problem"
        closeButtonProps={{ 'aria-label': 'Close' }}
        centered
      >
        <Report key={opened} reviewId={reviewId} place={place} onClose={() => ask(false)} />
      </Modal>
    </>
  );
}

function Report({ reviewId, place, onClose }: ReportProblemProps & { onClose: () => void }) {
  const report = useReportProblem(reviewId);
  const [kind, choose] = useState<OwnProblem['kind'] | null>(null);
  const [note, write] = useState('');
  const needsNote = kind === 'other';
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { artifact, fileId } = place;
    if (kind !== null) report.mutate({ kind, artifact, fileId, note: note.trim() }, { onSuccess: onClose });
  };
  return (
    <Form onSubmit={send}>
      <p style={{ marginTop: 0 }}>
        You keep this review, and your due date waits until an administrator answers. Neither the candidate nor the
        other reviewer is told.
      </p>
      <Radio.Group
        label={`What is wrong with ${place.words}?`}
        value={kind}
        onChange={(value) => choose(problemKindValues.find((one) => one === value) ?? null)}
      >
        <Stack gap="xs" mt="xs">
          {problemKindValues.map((value) => (
            <Radio
              key={value}
              value={value}
              label={problemKinds[value]}
              description={
                value === 'names-candidate'
                  ? 'If you know this person, return the review instead and say that you have a conflict of interest.'
                  : undefined
              }
            />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        mt="md"
        label={needsNote ? 'What is the problem?' : 'Where is it, or what happens? (optional)'}
        description="Only administrators read this."
        required={needsNote}
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => write(event.currentTarget.value)}
      />
      {report.error && <ErrorNotice error={report.error} safe="Your review and your scores are as they were." />}
      <Group justify="flex-end" mt="lg">
        <Button type="button" variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={report.isPending} disabled={kind === null || (needsNote && note.trim() === '')}>
          Report
        </Button>
      </Group>
    </Form>
  );
}
