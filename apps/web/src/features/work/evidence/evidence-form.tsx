import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { fieldError } from '../../../api/problem';
import type { EvidenceLink, Submission } from '../../../api/schema';
import { ErrorNotice } from '../../../ui/notice';
import { useLinkEvidence } from '../submission.queries';
import classes from './evidence.module.css';
import { secondsOf, targetsOf } from './place-words';
import { clock } from '../../../ui/number-words';

interface EvidenceFormProps {
  submission: Submission;
  detailId: string;
  /** The link to edit; without it, the form adds one. */
  link?: EvidenceLink;
  onDone: () => void;
}

/** Asks which artifact or file shows the detail, where, and why. */
export function EvidenceForm({ submission, detailId, link, onDone }: EvidenceFormProps) {
  const save = useLinkEvidence(submission.id, link?.id);
  const targets = targetsOf(submission);
  const [chosen, choose] = useState(link ? (link.fileId ?? link.kind) : targets[0]!.value);
  const [timeFault, faultTime] = useState<string | null>(null);
  const target = targets.find(({ value }) => value === chosen) ?? targets[0]!;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const at = given.at?.trim() ?? '';
    const second = target.by === 'second' && at !== '' ? secondsOf(at) : null;
    if (target.by === 'second' && at !== '' && second === null)
      return faultTime('Enter minutes and seconds, for example 2:05.');
    faultTime(null);
    const page = target.by === 'page' && at !== '' ? Number(at) : null;
    save.mutate(
      { detailId, kind: target.kind, fileId: target.fileId, page, second, explanation: given.explanation! },
      { onSuccess: onDone },
    );
  }

  return (
    <form onSubmit={submit} className={classes.form}>
      <NativeSelect
        label="What shows it"
        name="target"
        data={targets.map(({ value, label }) => ({ value, label }))}
        value={target.value}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {target.by === 'page' && (
        <TextInput
          key="page"
          name="at"
          type="number"
          min={1}
          step={1}
          label="Page"
          description="Leave this empty if the whole file shows it."
          defaultValue={link?.page ?? ''}
          w="10rem"
        />
      )}
      {target.by === 'second' && (
        <TextInput
          key="second"
          name="at"
          label="Minute and second"
          description="For example, 2:05. Leave this empty if the whole recording shows it."
          defaultValue={link?.second === null || link === undefined ? '' : clock(link.second)}
          error={timeFault}
        />
      )}
      <Textarea
        name="explanation"
        label="Why it shows it"
        description="One or two sentences about what a reviewer should see there."
        required
        autosize
        minRows={2}
        maxLength={4000}
        defaultValue={link?.explanation}
        error={fieldError(save.error, '/explanation')}
      />
      {save.error && <ErrorNotice error={save.error} safe="Your entries are still here." />}
      <div className={classes.controls}>
        <Button type="submit" loading={save.isPending}>
          {link ? 'Save' : 'Link evidence'}
        </Button>
        <Button type="button" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
