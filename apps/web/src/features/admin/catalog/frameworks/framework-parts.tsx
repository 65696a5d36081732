import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldError, isClash } from '../../../../api/problem';
import type { AuthoredFramework } from '../../../../api/schema';
import { Form } from '../../../../ui/form';
import { ErrorNotice } from '../../../../ui/notice';
import { Section } from '../../../../ui/page';
import { announce } from '../../parts/announcer';
import { ClashNotice, useEditedVersion } from '../../parts/edited-version';
import classes from '../../parts/parts.module.css';
import { OrderButtons } from '../draft/order-buttons';
import {
  type Draft,
  draftOf,
  editOf,
  type Level,
  moved,
  newDomain,
  newFunction,
  newLevel,
  replaced,
} from './framework-draft';
import { frameworkQuery, useEditFramework } from './framework.queries';

/** Edits the name, levels, domains and functions of a framework in one form. */
export function FrameworkParts({ latest }: { latest: { data: AuthoredFramework; etag: string } }) {
  const { base, watched, takeSaved } = useEditedVersion(frameworkQuery(latest.data.id), latest);
  return <Parts key={base.etag} base={base} watched={watched} takeSaved={takeSaved} />;
}

interface PartsProps extends Pick<ReturnType<typeof useEditedVersion>, 'watched' | 'takeSaved'> {
  base: { data: AuthoredFramework; etag: string };
}

function Parts({ base, watched, takeSaved }: PartsProps) {
  const { id, name: called, imported } = base.data;
  const [draft, edit] = useState(() => draftOf(base.data));
  const saving = useEditFramework(id);
  const clash = isClash(saving.error);
  const save = () =>
    saving.mutate(
      { body: editOf(draft), etag: base.etag },
      {
        onSuccess: () => {
          announce(`Changes to ${called} were saved.`);
          void takeSaved();
        },
      },
    );
  return (
    <Form
      {...watched}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextInput
        label="Name of the framework"
        required
        readOnly={imported}
        maxLength={1000}
        value={draft.name}
        error={fieldError(saving.error, '/name')}
        onChange={({ currentTarget: { value } }) => edit({ ...draft, name: value })}
      />
      <Levels draft={draft} edit={edit} error={saving.error} />
      {!imported && <Domains draft={draft} edit={edit} error={saving.error} />}
      {clash && <ClashNotice what="this framework" onLoad={() => void takeSaved().then(saving.reset)} />}
      {saving.error && !clash && <ErrorNotice error={saving.error} safe="Your entries are still here." />}
      <Button type="submit" mt="lg" loading={saving.isPending} disabled={clash}>
        Save framework
      </Button>
    </Form>
  );
}

interface EditorProps {
  draft: Draft;
  edit: (draft: Draft) => void;
  error: unknown;
}

function Levels({ draft, edit, error }: EditorProps) {
  const { levels } = draft;
  const set = (all: Level[]) => edit({ ...draft, levels: all });
  return (
    <Section title="Levels, from the first to the highest">
      {levels.map((level, index) => (
        <fieldset key={level.key} className={classes.group}>
          <legend>Level {index + 1}</legend>
          <div className={classes.pair}>
            <TextInput
              label="Code"
              required
              maxLength={40}
              readOnly={level.identifier !== undefined}
              value={level.code}
              error={fieldError(error, `/levels/${index}/code`)}
              onChange={({ currentTarget: { value } }) => set(replaced(levels, index, { code: value }))}
            />
            <TextInput
              label="Name"
              required
              maxLength={200}
              value={level.name}
              error={fieldError(error, `/levels/${index}/name`)}
              onChange={({ currentTarget: { value } }) => set(replaced(levels, index, { name: value }))}
            />
          </div>
          <Textarea
            label="What it means"
            mt="md"
            autosize
            maxLength={5000}
            value={level.about}
            onChange={({ currentTarget: { value } }) => set(replaced(levels, index, { about: value }))}
          />
          <OrderButtons
            what={`level ${index + 1}`}
            first={index === 0}
            last={index === levels.length - 1}
            onShift={(by) => set(moved(levels, index, by))}
            onRemove={() => set(levels.filter((_, at) => at !== index))}
          />
        </fieldset>
      ))}
      <Button variant="default" onClick={() => set([...levels, newLevel()])}>
        Add a level
      </Button>
    </Section>
  );
}

function Domains({ draft, edit, error }: EditorProps) {
  const { domains } = draft;
  const set = (all: Draft['domains']) => edit({ ...draft, domains: all });
  return (
    <Section title="Domains and functions">
      {domains.map((domain, index) => (
        <fieldset key={domain.key} className={classes.group}>
          <legend>Domain {index + 1}</legend>
          <div className={classes.pair}>
            <TextInput
              label="Code"
              required
              maxLength={40}
              readOnly={domain.identifier !== undefined}
              value={domain.code}
              error={fieldError(error, `/domains/${index}/code`)}
              onChange={({ currentTarget: { value } }) => set(replaced(domains, index, { code: value.toUpperCase() }))}
            />
            <TextInput
              label="Name"
              required
              maxLength={1000}
              value={domain.name}
              error={fieldError(error, `/domains/${index}/name`)}
              onChange={({ currentTarget: { value } }) => set(replaced(domains, index, { name: value }))}
            />
          </div>
          {domain.functions.map((part, place) => {
            const setFunctions = (functions: typeof domain.functions) => set(replaced(domains, index, { functions }));
            return (
              <div key={part.key}>
                <TextInput
                  label={`Function ${place + 1} of ${domain.name || `domain ${index + 1}`}`}
                  mt="md"
                  required
                  maxLength={1000}
                  value={part.name}
                  error={fieldError(error, `/domains/${index}/functions/${place}/name`)}
                  onChange={({ currentTarget: { value } }) =>
                    setFunctions(replaced(domain.functions, place, { name: value }))
                  }
                />
                <OrderButtons
                  what={`function ${place + 1} of domain ${index + 1}`}
                  first={place === 0}
                  last={place === domain.functions.length - 1}
                  onShift={(by) => setFunctions(moved(domain.functions, place, by))}
                  onRemove={() => setFunctions(domain.functions.filter((_, at) => at !== place))}
                />
              </div>
            );
          })}
          <div className={classes.actions}>
            <Button
              variant="default"
              aria-label={`Add a function to domain ${index + 1}`}
              onClick={() => set(replaced(domains, index, { functions: [...domain.functions, newFunction()] }))}
            >
              Add a function
            </Button>
          </div>
          <OrderButtons
            what={`domain ${index + 1}`}
            first={index === 0}
            last={index === domains.length - 1}
            onShift={(by) => set(moved(domains, index, by))}
            onRemove={() => set(domains.filter((_, at) => at !== index))}
          />
        </fieldset>
      ))}
      <Button variant="default" onClick={() => set([...domains, newDomain()])}>
        Add a domain
      </Button>
    </Section>
  );
}
