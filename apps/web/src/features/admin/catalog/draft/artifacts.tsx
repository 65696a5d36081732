import { Button, Checkbox, NumberInput, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { ArtifactRequirement, VersionContent } from '../../../../api/schema';
import { Section } from '../../../../ui/page';
import classes from '../../parts/parts.module.css';
import { type Edit, type FaultAt, freeId, shift } from './draft-edit';
import { OrderButtons } from './order-buttons';

interface FieldsProps {
  artifact: ArtifactRequirement;
  at: string;
  set: (change: (artifact: ArtifactRequirement) => void) => void;
  faultAt: FaultAt;
}

/** The four artifacts and what each requires. */
export function Artifacts({ content, edit, faultAt }: { content: VersionContent; edit: Edit; faultAt: FaultAt }) {
  return (
    <Section title="Artifacts">
      {content.artifacts.map((artifact, index) => {
        const at = `/artifacts/${index}`;
        const set: FieldsProps['set'] = (change) => edit((next) => change(next.artifacts[index]!));
        const parts = { artifact, at, set, faultAt };
        return (
          <fieldset key={artifact.kind} className={classes.group} style={{ marginBottom: '2.5rem' }}>
            <legend>
              {artifact.position}. {artifact.title || 'Untitled'}
            </legend>
            {faultAt(at) && (
              <p role="status" className={classes.urgent}>
                {faultAt(at)}
              </p>
            )}
            <TextInput
              label={`Title of artifact ${artifact.position}`}
              required
              maxLength={200}
              value={artifact.title}
              error={faultAt(`${at}/title`)}
              onChange={({ currentTarget: { value } }) => set((next) => void (next.title = value))}
              mb="sm"
            />
            <Textarea
              label={`About artifact ${artifact.position}`}
              autosize
              maxLength={8000}
              value={artifact.about}
              error={faultAt(`${at}/about`)}
              onChange={({ currentTarget: { value } }) => set((next) => void (next.about = value))}
              mb="sm"
            />
            <GuidingQuestions {...parts} />
            <TextDemand {...parts} />
            <FilesDemand {...parts} />
            <OrderButtons
              what={`artifact ${artifact.position}`}
              first={index === 0}
              last={index === content.artifacts.length - 1}
              onShift={(by) => edit((next) => shift(next.artifacts, index, by))}
            />
          </fieldset>
        );
      })}
    </Section>
  );
}

function GuidingQuestions({ artifact, at, set, faultAt }: FieldsProps) {
  return (
    <div className={classes.nested}>
      {artifact.guidingQuestions.map(({ id, text }, place) => (
        <div key={id} style={{ marginBottom: '0.75rem' }}>
          <Textarea
            label={`Guiding question ${place + 1} of artifact ${artifact.position}`}
            required
            autosize
            maxLength={2000}
            value={text}
            error={faultAt(`${at}/guidingQuestions/${place}/text`)}
            onChange={({ currentTarget: { value } }) =>
              set((next) => void (next.guidingQuestions[place]!.text = value))
            }
          />
          <OrderButtons
            what={`question ${place + 1} of artifact ${artifact.position}`}
            first={place === 0}
            last={place === artifact.guidingQuestions.length - 1}
            onShift={(by) => set((next) => shift(next.guidingQuestions, place, by))}
            onRemove={() => set((next) => void next.guidingQuestions.splice(place, 1))}
          />
        </div>
      ))}
      <Button
        size="compact-md"
        variant="default"
        aria-label={`Add a guiding question to artifact ${artifact.position}`}
        onClick={() =>
          set(
            (next) =>
              void next.guidingQuestions.push({
                id: freeId(
                  'q',
                  next.guidingQuestions.map(({ id }) => id),
                ),
                text: '',
              }),
          )
        }
      >
        Add a guiding question
      </Button>
    </div>
  );
}

function TextDemand({ artifact: { text, position }, at, set, faultAt }: FieldsProps) {
  return (
    <>
      <Checkbox
        label={`Artifact ${position} requires text`}
        checked={text !== null}
        onChange={({ currentTarget: { checked } }) =>
          set((next) => void (next.text = checked ? { wordMinimum: 500, maxCharacters: 60_000 } : null))
        }
        mb="sm"
      />
      {text && (
        <div className={classes.pair} style={{ marginBottom: '0.75rem' }}>
          <Count
            label={`Minimum words, artifact ${position}`}
            value={text.wordMinimum}
            error={faultAt(`${at}/text/wordMinimum`)}
            onValue={(value) => set((next) => void (next.text!.wordMinimum = value))}
          />
          <Count
            label={`Maximum characters, artifact ${position}`}
            value={text.maxCharacters}
            error={faultAt(`${at}/text/maxCharacters`)}
            onValue={(value) => set((next) => void (next.text!.maxCharacters = value))}
          />
        </div>
      )}
    </>
  );
}

const commonTypes = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'video/mp4',
  'video/quicktime',
  'audio/mpeg',
  'audio/wav',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
];
const MEGABYTE = 1_000_000;

function FilesDemand({ artifact: { files, position }, at, set, faultAt }: FieldsProps) {
  const wrongType =
    files?.accept.map((_, place) => faultAt(`${at}/files/accept/${place}`)).find(Boolean) ??
    faultAt(`${at}/files/accept`);
  return (
    <>
      <Checkbox
        label={`Artifact ${position} requires files`}
        checked={files !== null}
        onChange={({ currentTarget: { checked } }) =>
          set(
            (next) =>
              void (next.files = checked
                ? { minCount: 1, maxCount: 20, maxBytes: 500 * MEGABYTE, accept: ['application/pdf'] }
                : null),
          )
        }
        mb="sm"
      />
      {files && (
        <>
          <div className={classes.pair}>
            <Count
              label={`Minimum files, artifact ${position}`}
              value={files.minCount}
              error={faultAt(`${at}/files/minCount`)}
              onValue={(value) => set((next) => void (next.files!.minCount = value))}
            />
            <Count
              label={`Maximum files, artifact ${position}`}
              value={files.maxCount}
              error={faultAt(`${at}/files/maxCount`)}
              onValue={(value) => set((next) => void (next.files!.maxCount = value))}
            />
            <NumberInput
              label={`Maximum MB per file, artifact ${position}`}
              min={0}
              hideControls
              value={files.maxBytes / MEGABYTE}
              error={faultAt(`${at}/files/maxBytes`)}
              onChange={(value) => set((next) => void (next.files!.maxBytes = Math.round(Number(value) * MEGABYTE)))}
            />
          </div>
          <TagsInput
            mt="sm"
            label={`Accepted file types, artifact ${position}`}
            description="Internet media types, for example application/pdf. Press Enter after each."
            data={commonTypes}
            value={files.accept}
            error={wrongType}
            onChange={(values) =>
              set((next) => void (next.files!.accept = values.map((value) => value.trim().toLowerCase())))
            }
          />
        </>
      )}
    </>
  );
}

function Count({
  label,
  value,
  error,
  onValue,
}: {
  label: string;
  value: number;
  error: string | undefined;
  onValue: (value: number) => void;
}) {
  return (
    <NumberInput
      label={label}
      min={0}
      allowDecimal={false}
      thousandSeparator=","
      hideControls
      value={value}
      error={error}
      onChange={(given) => onValue(Number(given))}
    />
  );
}
