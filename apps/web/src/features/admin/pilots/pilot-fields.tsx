import { Checkbox, NumberInput, TextInput, Textarea } from '@mantine/core';
import { type Pilot, type PilotSettingsInput, requirementKindValues } from '../../../api/schema';
import { fieldError } from '../../../api/problem';
import { descriptionBelow } from '../../../ui/description-below';
import classes from '../parts/parts.module.css';

type Settings = Omit<Pilot, 'id' | 'code' | 'versions' | 'meetings' | 'revision' | 'registration' | 'attendedMeeting'>;

export const zones = Intl.supportedValuesOf('timeZone');

/** The form fields for a pilot's settings, read by {@link settingsFrom}. */
export function PilotFields({ saved, error }: { saved: Settings; error: unknown }) {
  const wrong = (name: string) => fieldError(error, `/${name}`);
  const waits = (kind: string) => saved.requirements.find((requirement) => requirement.kind === kind);
  return (
    <>
      <fieldset className={classes.group}>
        <legend>Basics</legend>
        <TextInput
          name="title"
          label="Title"
          required
          maxLength={200}
          defaultValue={saved.title}
          error={wrong('title')}
          mb="md"
        />
        <Textarea
          name="about"
          label="About"
          description="Candidates read this before they register"
          autosize
          minRows={2}
          maxLength={8000}
          defaultValue={saved.about}
          error={wrong('about')}
        />
      </fieldset>
      <fieldset className={classes.group}>
        <legend>Days</legend>
        <div className={classes.pair}>
          <TextInput
            type="date"
            name="registersFrom"
            label="Registration from"
            required
            defaultValue={saved.registersFrom}
            error={wrong('registersFrom')}
          />
          <TextInput
            type="date"
            name="registersUntil"
            label="Registration until"
            description="If empty, until the pilot closes"
            inputWrapperOrder={descriptionBelow}
            defaultValue={saved.registersUntil ?? ''}
            error={wrong('registersUntil')}
          />
          <TextInput
            type="date"
            name="closesOn"
            label="Closing day"
            description="If empty, only the days to work count"
            inputWrapperOrder={descriptionBelow}
            defaultValue={saved.closesOn ?? ''}
            error={wrong('closesOn')}
          />
          <TextInput
            name="zone"
            label="Time zone"
            list="zones"
            required
            description="Days and meetings use this zone"
            inputWrapperOrder={descriptionBelow}
            defaultValue={saved.zone}
            error={wrong('zone')}
          />
          <datalist id="zones">
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          <Days name="windowDays" label="Days to work" saved={saved.windowDays} error={error} />
          <Days name="resubmissionDays" label="Days for a resubmission" saved={saved.resubmissionDays} error={error} />
          <Days
            name="atRiskDays"
            label="At risk"
            description="How many days left count as at risk"
            saved={saved.atRiskDays}
            error={error}
          />
        </div>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>Requirements</legend>
        <Checkbox
          name="meetingRequired"
          label="Attendance at an informational meeting before registering"
          defaultChecked={saved.meetingRequired}
          mb="sm"
        />
        <Checkbox
          name="community"
          label="Participation in the community before the badge is issued"
          defaultChecked={waits('community') !== undefined}
          mb="sm"
        />
        <Checkbox
          name="feedback"
          label="Feedback on the version before the badge is issued"
          defaultChecked={waits('feedback') !== undefined}
          mb="md"
        />
        <TextInput
          type="url"
          name="communityUrl"
          label="Address of the online community"
          description="Candidates get it as a link. It begins with https://"
          inputWrapperOrder={descriptionBelow}
          maxLength={1000}
          defaultValue={saved.communityUrl ?? ''}
          error={wrong('communityUrl')}
          mb="md"
        />
        <div className={classes.pair}>
          <Days
            name="recommendedConcurrent"
            label="Micro-credentials at a time"
            description="Candidates who register for more must acknowledge the workload"
            saved={saved.recommendedConcurrent}
            error={error}
          />
          <NumberInput
            name="fee"
            label="Fee in US dollars"
            description="If empty, each version’s own price"
            inputWrapperOrder={descriptionBelow}
            min={0}
            decimalScale={2}
            hideControls
            defaultValue={saved.feeCents === null ? '' : saved.feeCents / 100}
            error={wrong('feeCents')}
          />
        </div>
      </fieldset>
    </>
  );
}

function Days({
  name,
  label,
  description,
  saved,
  error,
}: {
  name: string;
  label: string;
  description?: string;
  saved: number;
  error: unknown;
}) {
  return (
    <NumberInput
      name={name}
      label={label}
      description={description}
      inputWrapperOrder={descriptionBelow}
      required
      min={0}
      allowDecimal={false}
      hideControls
      defaultValue={saved}
      error={fieldError(error, `/${name}`)}
    />
  );
}

/** Reads the form. A requirement that is kept also keeps whether the badge waits for it. */
export function settingsFrom(form: HTMLFormElement, saved: Settings): PilotSettingsInput {
  const data = new FormData(form);
  const text = (name: string) => ((data.get(name) as string | null) ?? '').trim();
  const day = (name: string) => text(name) || null;
  const number = (name: string) => Number(text(name).replaceAll(',', ''));
  const asked = requirementKindValues.filter((kind) => data.has(kind));
  return {
    title: text('title'),
    about: text('about'),
    zone: text('zone'),
    windowDays: number('windowDays'),
    resubmissionDays: number('resubmissionDays'),
    atRiskDays: number('atRiskDays'),
    recommendedConcurrent: number('recommendedConcurrent'),
    registersFrom: text('registersFrom'),
    registersUntil: day('registersUntil'),
    closesOn: day('closesOn'),
    meetingRequired: data.has('meetingRequired'),
    communityUrl: text('communityUrl') || null,
    feeCents: text('fee') === '' ? null : Math.round(number('fee') * 100),
    requirements: asked.map(
      (kind) => saved.requirements.find((requirement) => requirement.kind === kind) ?? { kind, awardWaits: true },
    ),
  };
}
