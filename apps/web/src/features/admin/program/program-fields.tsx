import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { fieldError } from '../../../api/problem';
import { type Program, type ProgramSettingsInput, roleValues } from '../../../api/schema';
import { descriptionBelow } from '../../../ui/description-below';
import { roleNames } from '../../identity/role-names';
import classes from '../parts/parts.module.css';
import { zones } from '../pilots/pilot-fields';

type Numbers = Exclude<keyof Program['newPilots'], 'zone' | 'meetingRequired'>;

const numbers: [Numbers, label: string, about: string | undefined, least: number, most: number][] = [
  ['windowDays', 'Days to work', undefined, 1, 1000],
  ['seats', 'Seats', 'For each version', 0, 100_000],
  ['recommendedConcurrent', 'Micro-credentials at a time', 'More needs an acknowledgment', 1, 15],
  ['resubmissionDays', 'Days for a resubmission', undefined, 0, 365],
  ['atRiskDays', 'At risk', 'How many days left count as at risk', 0, 365],
];

const unscanned = [
  { value: '', label: 'As the operator of Laurel configured it' },
  { value: 'no', label: 'Do not accept them' },
  { value: 'yes', label: 'Accept them' },
];

/** The form fields for the settings of a program, read by {@link settingsFrom}. */
export function ProgramFields({ saved, error, look }: { saved: Program; error: unknown; look: ReactNode }) {
  const { newPilots, deadlineReminders, reviewerReminders, mail } = saved;
  const wrong = (place: string) => fieldError(error, place);
  return (
    <>
      <fieldset className={classes.group}>
        <legend>Rules</legend>
        <p className={classes.soft}>What a new pilot starts with:</p>
        <div className={classes.pair}>
          {numbers.map(([name, label, about, least, most]) => (
            <NumberInput
              key={name}
              name={name}
              label={label}
              description={about}
              inputWrapperOrder={descriptionBelow}
              required
              min={least}
              max={most}
              allowDecimal={false}
              hideControls
              defaultValue={newPilots[name]}
              error={wrong(`/newPilots/${name}`)}
            />
          ))}
          <TextInput
            name="zone"
            label="Time zone"
            list="program-zones"
            required
            defaultValue={newPilots.zone}
            error={wrong('/newPilots/zone')}
          />
          <datalist id="program-zones">
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </div>
        <Checkbox
          name="meetingRequired"
          label="Attendance at an informational meeting before registering"
          defaultChecked={newPilots.meetingRequired}
          my="md"
        />
        <div className={classes.pair}>
          <TextInput
            name="reminderDays"
            label="Reminders before a deadline"
            description="Numbers of days, with commas between them. If empty, none"
            inputWrapperOrder={descriptionBelow}
            maxLength={100}
            pattern="[0-9, ]*"
            defaultValue={deadlineReminders.days.join(', ')}
            error={wrong('/deadlineReminders/days')}
          />
          <TextInput
            type="time"
            name="reminderTime"
            label="Time of the reminders"
            description="On the candidate’s clock"
            inputWrapperOrder={descriptionBelow}
            required
            defaultValue={deadlineReminders.localTime}
            error={wrong('/deadlineReminders/localTime')}
          />
          <NumberInput
            name="dueWithinDays"
            label="Reminders of reviewers"
            description="How many days before the due date"
            inputWrapperOrder={descriptionBelow}
            required
            min={0}
            max={60}
            allowDecimal={false}
            hideControls
            defaultValue={reviewerReminders.dueWithinDays}
            error={wrong('/reviewerReminders/dueWithinDays')}
          />
          <NumberInput
            name="restHours"
            label="Hours between two reminders"
            description="To the same reviewer"
            inputWrapperOrder={descriptionBelow}
            required
            min={1}
            max={720}
            allowDecimal={false}
            hideControls
            defaultValue={reviewerReminders.restHours}
            error={wrong('/reviewerReminders/restHours')}
          />
          <NativeSelect
            name="acceptUnscanned"
            label="Files that were not scanned for viruses"
            data={unscanned}
            defaultValue={saved.acceptUnscanned === null ? '' : saved.acceptUnscanned ? 'yes' : 'no'}
          />
        </div>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>Names of roles</legend>
        <p className={classes.soft}>If empty, Laurel’s word.</p>
        <div className={classes.pair}>
          {roleValues.map((role) => (
            <TextInput
              key={role}
              name={`role-${role}`}
              label={roleNames[role]}
              maxLength={40}
              defaultValue={saved.roleNames[role] ?? ''}
              error={wrong(`/roleNames/${role}`)}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>Look</legend>
        <TextInput
          name="name"
          label="Name of the program"
          required
          maxLength={200}
          defaultValue={saved.name}
          error={wrong('/name')}
          mb="md"
        />
        {look}
      </fieldset>
      <fieldset className={classes.group}>
        <legend>Emails</legend>
        <div className={classes.pair}>
          <TextInput
            name="senderName"
            label="Sender"
            description="The name that readers see. If empty, as the operator configured it"
            inputWrapperOrder={descriptionBelow}
            maxLength={100}
            defaultValue={mail.senderName ?? ''}
            error={wrong('/mail/senderName')}
          />
          <TextInput
            type="email"
            name="replyTo"
            label="Answers go to"
            description="An email address. If empty, to the sender"
            inputWrapperOrder={descriptionBelow}
            maxLength={254}
            defaultValue={mail.replyTo ?? ''}
            error={wrong('/mail/replyTo')}
          />
        </div>
        <Textarea
          name="signature"
          label="Signature (optional)"
          description="Ends each email"
          inputWrapperOrder={descriptionBelow}
          autosize
          minRows={2}
          maxLength={1000}
          defaultValue={mail.signature}
          error={wrong('/mail/signature')}
          mt="md"
        />
      </fieldset>
    </>
  );
}

/** Reads the form. An empty field is what Laurel does by itself. */
export function settingsFrom(form: HTMLFormElement): ProgramSettingsInput {
  const data = new FormData(form);
  const text = (name: string) => ((data.get(name) as string | null) ?? '').trim();
  const number = (name: string) => Number(text(name).replaceAll(',', ''));
  const words = roleValues.map((role) => [role, text(`role-${role}`)] as const).filter(([, word]) => word !== '');
  return {
    name: text('name'),
    newPilots: {
      zone: text('zone'),
      windowDays: number('windowDays'),
      seats: number('seats'),
      meetingRequired: data.has('meetingRequired'),
      recommendedConcurrent: number('recommendedConcurrent'),
      resubmissionDays: number('resubmissionDays'),
      atRiskDays: number('atRiskDays'),
    },
    acceptUnscanned: text('acceptUnscanned') === '' ? null : text('acceptUnscanned') === 'yes',
    deadlineReminders: {
      days: (text('reminderDays').match(/\d+/g) ?? []).map(Number),
      localTime: text('reminderTime').slice(0, 5),
    },
    reviewerReminders: { dueWithinDays: number('dueWithinDays'), restHours: number('restHours') },
    roleNames: Object.fromEntries(words),
    accent: text('accent') || null,
    mail: {
      senderName: text('senderName') || null,
      replyTo: text('replyTo') || null,
      signature: text('signature'),
    },
  };
}
