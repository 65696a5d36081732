import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { fieldError } from '../../../api/problem';
import type { EvidenceLink, Submission } from '../../../api/schema';
import { ErrorNotice } from '../../../ui/notice';
import { useLinkEvidence } from '../submission.queries';
import classes from './evidence.module.css';
import { minuteAndSecond, secondsOf, targetsOf } from './place-words';

interface EvidenceFormProps {
  submission: Submission;
  detailId: string;
  /** The link that is changed; a new one unless told. */
  link?: EvidenceLink;
  onDone: () => void;
}

/** Which artifact or file shows the detail, where in it, and why. */
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
      return faultTime('Write minutes and seconds, for example 2:05.');
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
          description="Leave it out if it is the whole file."
          defaultValue={link?.page ?? ''}
          w="10rem"
        />
      )}
      {target.by === 'second' && (
        <TextInput
          key="second"
          name="at"
          label="Minute and second"
          description="For example 2:05. Leave it out if it is the whole recording."
          defaultValue={link?.second === null || link === undefined ? '' : minuteAndSecond(link.second)}
          error={timeFault}
        />
      )}
      <Textarea
        name="explanation"
        label="Why it shows it"
        description="A sentence or two that say what a reviewer is to see there."
        required
        autosize
        minRows={2}
        maxLength={4000}
        defaultValue={link?.explanation}
        error={fieldError(save.error, '/explanation')}
      />
      {save.error && <ErrorNotice error={save.error} safe="What you wrote is still in the form." />}
      <div className={classes.controls}>
        <Button type="submit" loading={save.isPending}>
          {link ? 'Save the change' : 'Link it'}
        </Button>
        <Button type="button" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
