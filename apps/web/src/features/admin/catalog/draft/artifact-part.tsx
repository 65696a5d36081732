import { Button, Checkbox, MultiSelect, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { acceptedInWords, labelOf, nounOf } from '#kernel/files';
import type { ArtifactRequirement, VersionContent } from '../../../../api/schema';
import { Section } from '../../../../ui/page';
import classes from '../../parts/parts.module.css';
import { AddArtifact } from './add-artifact';
import { Count } from './count';
import { type Edit, type FaultAt, freeId, shift } from './draft-edit';
import { DraftMark } from './draft-mark';
import { LinksDemand } from './links-demand';
import { OrderButtons } from './order-buttons';

const route = getRouteApi('/author/admin/catalog/drafts/$versionId');

export interface FieldsProps {
  content: VersionContent;
  edit: Edit;
  artifact: ArtifactRequirement;
  at: string;
  set: (change: (artifact: ArtifactRequirement) => void) => void;
  faultAt: FaultAt;
}

interface ArtifactPartProps {
  content: VersionContent;
  kind: ArtifactRequirement['kind'];
  edit: Edit;
  faultAt: FaultAt;
}

/** One artifact and what it requires. */
export function ArtifactPart({ content, kind, edit, faultAt }: ArtifactPartProps) {
  const navigate = route.useNavigate();
  const index = content.artifacts.findIndex((one) => one.kind === kind);
  const artifact = content.artifacts[index]!;
  const at = `/artifacts/${index}`;
  const set: FieldsProps['set'] = (change) => edit((next) => change(next.artifacts[index]!));
  const fields = { content, edit, artifact, at, set, faultAt };
  return (
    <Section title={`Artifact ${artifact.position}`}>
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
      <DraftMark
        content={content}
        edit={edit}
        place={`/artifacts/${kind}`}
        what={`artifact ${artifact.position} and what it asks for`}
      />
      <GuidingQuestions {...fields} />
      <TextDemand {...fields} />
      <FilesDemand {...fields} />
      <LinksDemand {...fields} />
      <Checkbox
        label={`A coach confirms artifact ${artifact.position}`}
        description="The candidate can submit it after one of their coaches has read and confirmed it"
        checked={artifact.confirmedBy !== undefined}
        onChange={({ currentTarget: { checked } }) =>
          set((next) => {
            if (checked) next.confirmedBy = 'coach';
            else delete next.confirmedBy;
          })
        }
        my="sm"
      />
      <Checkbox
        label={`A team submits artifact ${artifact.position} together`}
        description="Its members write it in one draft. A team then has to show at least one outcome"
        checked={artifact.submittedBy !== undefined}
        onChange={({ currentTarget: { checked } }) =>
          set((next) => {
            if (checked) next.submittedBy = 'team';
            else delete next.submittedBy;
          })
        }
        my="sm"
      />
      <OrderButtons
        what={`artifact ${artifact.position}`}
        first={index === 0}
        last={index === content.artifacts.length - 1}
        onShift={(by) => edit((next) => shift(next.artifacts, index, by))}
        onRemove={
          content.artifacts.length === 1
            ? undefined
            : () => {
                edit((next) => void next.artifacts.splice(index, 1));
                const next = content.artifacts[index + 1] ?? content.artifacts[index - 1];
                void navigate({ to: '.', search: { part: next?.kind } });
              }
        }
      />
      <AddArtifact content={content} edit={edit} />
    </Section>
  );
}

function GuidingQuestions({ content, edit, artifact, at, set, faultAt }: FieldsProps) {
  const outcomes = content.outcomes.map(({ id, number }) => ({ value: id, label: `Outcome ${number}` }));
  return (
    <div className={classes.nested}>
      {artifact.guidingQuestions.map(({ id, text, outcome = '' }, place) => (
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
          <NativeSelect
            label={`What guiding question ${place + 1} of artifact ${artifact.position} is about`}
            data={[{ value: '', label: 'The whole artifact' }, ...outcomes, ...unknownOutcome(outcome, outcomes)]}
            value={outcome}
            error={faultAt(`${at}/guidingQuestions/${place}/outcome`)}
            onChange={({ currentTarget: { value } }) =>
              set((next) => void (next.guidingQuestions[place]!.outcome = value || undefined))
            }
            mt="xs"
            mb="xs"
          />
          <DraftMark
            content={content}
            edit={edit}
            place={`/artifacts/${artifact.kind}/guidingQuestions/${id}`}
            what={`guiding question ${place + 1} of artifact ${artifact.position}`}
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

/** An outcome that is no longer in the version, so that the author sees what to change. */
const unknownOutcome = (id: string, known: readonly { value: string }[]) =>
  id === '' || known.some(({ value }) => value === id) ? [] : [{ value: id, label: 'An outcome that is gone' }];

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

/** What the file types are called here, in the order of the list. HEIC and WebP come with JPEG. */
const offeredTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.presentation',
  'application/vnd.oasis.opendocument.spreadsheet',
  'image/jpeg',
  'image/png',
  'image/gif',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'audio/mpeg',
  'audio/mp4',
  'audio/wav',
  'text/plain',
  'text/csv',
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
          <MultiSelect
            mt="sm"
            label={`Accepted file types, artifact ${position}`}
            description={`Candidates read: ${acceptedInWords(files.accept) || 'no files'}.`}
            searchable
            data={[...new Set([...offeredTypes, ...files.accept])].map((type) => ({
              value: type,
              label: nameOf(type),
            }))}
            value={files.accept}
            error={wrongType}
            onChange={(values) => set((next) => void (next.files!.accept = values))}
            nothingFoundMessage="No such file type"
          />
        </>
      )}
    </>
  );
}

/** The name of a format, or the media type itself for one that Laurel has no name for. */
const nameOf = (type: string): string => (nounOf(type) === null ? type : capitalized(labelOf(type)));
const capitalized = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
