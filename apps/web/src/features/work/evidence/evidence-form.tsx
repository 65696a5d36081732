import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { fieldError } from '../../../api/problem';
import type { EvidenceLink, Submission } from '../../../api/schema';
import { ErrorNotice } from '../../../ui/notice';
import { clock } from '../../../ui/number-words';
import { useLinkEvidence } from '../submission.queries';
import classes from './evidence.module.css';
import { PlacePreview } from './place-preview';
import { secondsOf, type Target, targetsOf } from './place-words';

interface EvidenceFormProps {
  submission: Submission;
  detailId: string;
  /** The link to edit; without it, the form adds one. */
  link?: EvidenceLink;
  onDone: () => void;
}

type Fault = { field: 'at' | 'explanation'; say: string };

/** Asks which artifact or file shows the detail, where, and why. The place can be chosen in a preview or typed. */
export function EvidenceForm({ submission, detailId, link, onDone }: EvidenceFormProps) {
  const save = useLinkEvidence(submission.id, link?.id);
  const targets = targetsOf(submission);
  const [chosen, choose] = useState(link ? (link.fileId ?? link.kind) : targets[0]!.value);
  const target = targets.find(({ value }) => value === chosen) ?? targets[0]!;
  const [at, name] = useState(link ? placeTyped(link) : '');
  const [asked, ask] = useState(0);
  const [explanation, explain] = useState(link?.explanation ?? '');
  const [fault, find] = useState<Fault | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const focus = (field: string) => form.current?.querySelector<HTMLElement>(`[name=${field}]`)?.focus();
  const faultOf = (field: Fault['field']) => (fault?.field === field ? fault.say : undefined);
  const place = placeIn(at, target);

  const turn = (to: string) => {
    choose(to);
    name('');
    find(null);
    save.reset();
  };
  const type = (typed: string) => {
    name(typed);
    ask(asked + 1);
    if (fault?.field === 'at') find(null);
  };
  const fail = (wrong: Fault) => {
    find(wrong);
    focus(wrong.field);
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    if (place === null) return fail({ field: 'at', say: wrongPlace[target.by!] });
    if (explanation.trim() === '') return fail({ field: 'explanation', say: 'Say why this shows the detail.' });
    find(null);
    const { kind, fileId } = target;
    save.mutate({ detailId, kind, fileId, ...place, explanation }, { onSuccess: onDone });
  }

  return (
    <div className={classes.choosing}>
      <form ref={form} onSubmit={submit} noValidate className={classes.form}>
        <NativeSelect
          autoFocus
          label="What shows it"
          name="target"
          data={targets.map(({ value, label }) => ({ value, label }))}
          value={target.value}
          onChange={(event) => turn(event.currentTarget.value)}
        />
        {target.by === 'page' && (
          <TextInput
            name="at"
            inputMode="numeric"
            label="Page"
            description="Leave this empty if the whole file shows it."
            value={at}
            onChange={(event) => type(event.currentTarget.value)}
            error={faultOf('at') ?? fieldError(save.error, '/page')}
            w="12rem"
          />
        )}
        {target.by === 'second' && (
          <TextInput
            name="at"
            label="Minute and second"
            description="For example, 2:05. Leave this empty if the whole recording shows it."
            value={at}
            onChange={(event) => type(event.currentTarget.value)}
            error={faultOf('at') ?? fieldError(save.error, '/second')}
          />
        )}
        <Textarea
          name="explanation"
          label="Why it shows it"
          description={
            target.fileId === null && submission.artifacts.some(({ kind, text }) => kind === target.kind && text)
              ? 'One or two sentences about what a reviewer should see there. Reviewers open the text at the words that you quote from it.'
              : 'One or two sentences about what a reviewer should see there.'
          }
          required
          autosize
          minRows={2}
          maxLength={4000}
          value={explanation}
          onChange={(event) => {
            explain(event.currentTarget.value);
            if (fault?.field === 'explanation') find(null);
          }}
          error={faultOf('explanation') ?? fieldError(save.error, '/explanation')}
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
      <PlacePreview
        key={target.value}
        submission={submission}
        target={target}
        shown={{ ...(place ?? nowhere), asked }}
        explanation={explanation}
        onPlace={(taken) => {
          name(target.by === 'second' ? clock(taken) : String(taken));
          if (fault?.field === 'at') find(null);
        }}
        onExplanation={(words) => {
          explain(words);
          focus('explanation');
        }}
      />
    </div>
  );
}

const nowhere = { page: null, second: null };

const wrongPlace = {
  page: 'Enter the number of one page, for example 3.',
  second: 'Enter minutes and seconds, for example 2:05.',
} as const;

const placeTyped = ({ page, second }: EvidenceLink): string =>
  second !== null ? clock(second) : page !== null ? String(page) : '';

/** The place that was typed; null if it is none. */
function placeIn(at: string, { by }: Target): { page: number | null; second: number | null } | null {
  if (by === null || at.trim() === '') return nowhere;
  if (by === 'page') return /^[1-9]\d{0,4}$/.test(at.trim()) ? { page: Number(at), second: null } : null;
  const second = secondsOf(at);
  return second === null ? null : { page: null, second };
}
