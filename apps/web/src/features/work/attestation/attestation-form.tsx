import { Button, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { fieldError } from '../../../api/problem';
import type { Attestation, AttestationInput } from '../../../api/schema';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { useAttest } from '../submission.queries';
import classes from './attestation.module.css';

type Answers = Pick<AttestationInput, 'aiUse' | 'consent'>;

interface AttestationFormProps {
  submissionId: string;
  attestation: Attestation;
  /** At every change, so that the form stays when another tab saves. */
  onEdit: () => void;
  /** After the answers are saved, or given up. */
  onEnd: () => void;
}

/** Asks what the text in force asks. Answers to an earlier text stay as a start, without the confirmation. */
export function AttestationForm({ submissionId, attestation, onEdit, onEnd }: AttestationFormProps) {
  const { text, attested } = attestation;
  const { ownWork, aiUse, consent } = text.statements;
  const save = useAttest(submissionId);
  const form = useRef<HTMLFormElement>(null);
  const [confirmed, confirm] = useState<number | null>(attestation.complete ? text.version : null);
  const [answers, answer] = useState<Answers>({
    aiUse: attested?.answers.aiUse ?? null,
    consent: attested?.answers.consent ?? null,
  });
  const isConfirmed = confirmed === text.version;
  const usesAi = Boolean(answers.aiUse && answers.aiUse !== 'none');

  useEffect(() => {
    if (save.error) form.current?.querySelector<HTMLElement>('[data-fault] :is(input, textarea)')?.focus();
  }, [save.error]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const aiHow = String(new FormData(event.currentTarget).get('aiHow') ?? '');
    save.mutate({ textVersion: text.version, ownWork: isConfirmed, ...answers, aiHow }, { onSuccess: onEnd });
  }

  /** The refusal of a field, until it is answered. */
  const faultOf = (pointer: string, answered: boolean) => (answered ? undefined : fieldError(save.error, pointer));
  const aiHowFault = fieldError(save.error, '/aiHow');
  return (
    <form ref={form} onSubmit={submit} onChange={onEdit} noValidate className={classes.form}>
      {attested && attested.textVersion !== text.version && (
        <Notice tone="caution" title="The text has changed">
          Read it again, check your answers, and save.
        </Notice>
      )}
      <Question title="Your own work" fault={faultOf('/ownWork', isConfirmed)}>
        <label className={classes.choice}>
          <input
            type="checkbox"
            checked={isConfirmed}
            onChange={(event) => confirm(event.currentTarget.checked ? text.version : null)}
          />
          {ownWork.statement}
        </label>
      </Question>
      <Question title={aiUse.question} fault={faultOf('/aiUse', answers.aiUse !== null)}>
        <Choices
          name="aiUse"
          choices={aiUse.choices}
          chosen={answers.aiUse}
          onChoose={(chosen) => answer({ ...answers, aiUse: chosen })}
        />
      </Question>
      <div hidden={!usesAi} data-fault={aiHowFault ? true : undefined}>
        <Textarea
          name="aiHow"
          label="How you used AI"
          description={aiUse.how}
          autosize
          minRows={2}
          maxLength={4000}
          defaultValue={attested?.answers.aiHow}
          error={aiHowFault}
        />
      </div>
      <Question title={consent.question} fault={faultOf('/consent', answers.consent !== null)}>
        <Choices
          name="consent"
          choices={consent.choices}
          chosen={answers.consent}
          onChoose={(chosen) => answer({ ...answers, consent: chosen })}
        />
      </Question>
      {save.error && <ErrorNotice error={save.error} safe="Your entries are still here." />}
      <div className={classes.controls}>
        <Button type="submit" loading={save.isPending}>
          Save attestation
        </Button>
        {attestation.complete && (
          <Button type="button" variant="default" onClick={onEnd}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}

function Question({ title, fault, children }: { title: string; fault?: string; children: ReactNode }) {
  const faultId = useId();
  return (
    <fieldset
      className={classes.question}
      data-fault={fault ? true : undefined}
      aria-describedby={fault ? faultId : undefined}
    >
      <legend>{title}</legend>
      {children}
      {fault && (
        <p id={faultId} className={classes.fault}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}

interface ChoicesProps<Choice extends string> {
  name: string;
  choices: Record<Choice, string>;
  chosen?: Choice | null;
  onChoose: (choice: Choice) => void;
}

function Choices<Choice extends string>({ name, choices, chosen, onChoose }: ChoicesProps<Choice>) {
  return (Object.entries(choices) as [Choice, string][]).map(([choice, words]) => (
    <label key={choice} className={classes.choice}>
      <input type="radio" name={name} checked={chosen === choice} onChange={() => onChoose(choice)} />
      {words}
    </label>
  ));
}
