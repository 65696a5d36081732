import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { fieldError } from '../../../api/problem';
import { enrollmentStateValues, type GroupMessagePreview, type MessageTemplate } from '../../../api/schema';
import { Confirm } from '../../../ui/confirm';
import { Form } from '../../../ui/form';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { counted } from '../../../ui/number-words';
import { Page, Section } from '../../../ui/page';
import { ActionButton } from '../parts/action-button';
import { announce, keepFocus } from '../parts/announcer';
import classes from '../parts/parts.module.css';
import { stateNames } from '../pilots/enrollment-words';
import { oneOf } from '../search';
import {
  choicesQueries,
  previewGroupMessage,
  templatesQuery,
  useRemoveTemplate,
  useSaveTemplate,
  useSendGroupMessage,
} from './group-message.queries';

const route = getRouteApi('/administrator/admin/messages/group');

const reasons: Record<GroupMessagePreview['leftOut'][number]['reason'], string> = {
  'not-joined': 'has not accepted the invitation yet',
  'no-deadline': 'has no deadline now, and the message names it',
};

interface Words {
  subject: string;
  text: string;
}

/** Writes to the candidates of a group: who, what, a preview, then one email to each. */
export function GroupMessagePage() {
  const { pilot, stack, version, state, risk } = route.useSearch();
  const group = { pilotId: pilot, stack, versionId: version, state, atRisk: risk === 'yes' ? true : undefined };
  const [words, write] = useState<Words>({ subject: '', text: '' });
  const [id, renew] = useState(() => crypto.randomUUID());
  const previewing = useMutation({ mutationFn: previewGroupMessage });
  const sending = useSendGroupMessage();
  const [asking, ask] = useState(false);
  const asked = JSON.stringify({ group, ...words });
  const shown = previewing.variables && JSON.stringify(previewing.variables) === asked ? previewing.data : undefined;

  function preview(event: FormEvent) {
    event.preventDefault();
    sending.reset();
    previewing.mutate({ group, ...words });
  }

  function send({ seen }: GroupMessagePreview) {
    sending.mutate(
      { id, group, ...words, seen },
      {
        onSuccess: ({ people }) => {
          ask(false);
          renew(crypto.randomUUID());
          previewing.reset();
          announce(`The message goes to ${counted(people, 'person', 'people')}.`);
          keepFocus();
        },
      },
    );
  }

  return (
    <Page
      title="Write to a group"
      breadcrumb={<Link to="/admin/messages">Email</Link>}
      lead="Each person in the group gets one email. Nothing is sent before you have seen it."
    >
      <Section title="Who">
        <GroupFields />
      </Section>
      <Section title="What">
        <Form onSubmit={preview}>
          <TemplateFields words={words} write={write} />
          <TextInput
            label="Subject"
            required
            maxLength={200}
            value={words.subject}
            error={fieldError(previewing.error, '/subject')}
            onChange={({ currentTarget: { value } }) => write({ ...words, subject: value })}
            mb="md"
          />
          <Textarea
            label="Text"
            description="Plain text. Use {name}, {pilot}, {micro-credential}, {deadline} and {days left}. The email begins with “Dear” and the person’s name."
            required
            autosize
            minRows={6}
            maxLength={10_000}
            value={words.text}
            error={fieldError(previewing.error, '/text')}
            onChange={({ currentTarget: { value } }) => write({ ...words, text: value })}
            mb="md"
          />
          {previewing.error && (
            <ErrorNotice error={previewing.error} safe="Nothing was sent. Your words are still here." />
          )}
          <Button type="submit" variant="default" loading={previewing.isPending}>
            Preview
          </Button>
        </Form>
      </Section>
      {shown && (
        <Section title="Preview">
          <Preview preview={shown} />
          {sending.error && !asking && <ErrorNotice error={sending.error} safe="Your words are still here." />}
          {shown.people > 0 && (
            <Button onClick={() => ask(true)}>Send to {counted(shown.people, 'person', 'people')}</Button>
          )}
          <Confirm
            opened={asking}
            title={`Send to ${counted(shown.people, 'person', 'people')}`}
            confirmLabel="Send"
            busy={sending.isPending}
            error={sending.error}
            onConfirm={() => send(shown)}
            onClose={() => ask(false)}
          >
            Each of them gets this email once. You can’t take it back.
          </Confirm>
        </Section>
      )}
    </Page>
  );
}

/** The filters are in the address, so that other pages can lead here with a group. */
function GroupFields() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: pilots } = useSuspenseQuery(choicesQueries.pilots);
  const { data: catalog } = useSuspenseQuery(choicesQueries.stacks);
  const filter = (change: Partial<typeof search>) =>
    void navigate({ to: '.', search: { ...search, ...change }, replace: true });
  return (
    <div className={classes.filters}>
      <NativeSelect
        label="Pilot"
        value={search.pilot ?? ''}
        onChange={(event) => filter({ pilot: event.currentTarget.value || undefined, version: undefined })}
        data={[
          { value: '', label: 'All pilots' },
          ...pilots.items.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <NativeSelect
        label="Stack"
        value={search.stack ?? ''}
        onChange={(event) => filter({ stack: event.currentTarget.value || undefined })}
        data={[{ value: '', label: 'Any' }, ...catalog.stacks.map(({ code, name }) => ({ value: code, label: name }))]}
      />
      <NativeSelect
        label="Status"
        value={search.state ?? ''}
        onChange={(event) => filter({ state: oneOf(event.currentTarget.value, enrollmentStateValues) })}
        data={[
          { value: '', label: 'Any' },
          ...enrollmentStateValues.map((value) => ({ value, label: stateNames[value] })),
        ]}
      />
      <Checkbox
        data-plain
        label="At risk only"
        checked={search.risk === 'yes'}
        onChange={(event) => filter({ risk: event.currentTarget.checked ? 'yes' : undefined })}
        mb="xs"
      />
      {search.version && (
        <Button variant="default" onClick={() => filter({ version: undefined })}>
          Any micro-credential
        </Button>
      )}
    </div>
  );
}

/** Chooses a template, saves the words as one, changes it, or removes it. */
function TemplateFields({ words, write }: { words: Words; write: (words: Words) => void }) {
  const { data: templates } = useSuspenseQuery(templatesQuery);
  const [chosen, choose] = useState('');
  const [name, call] = useState('');
  const saving = useSaveTemplate();
  const template = templates.items.find(({ id }) => id === chosen) ?? null;

  function take(id: string) {
    const next = templates.items.find((one) => one.id === id);
    choose(id);
    call(next?.name ?? '');
    saving.reset();
    if (next) write({ subject: next.subject, text: next.text });
  }

  function save(saved: MessageTemplate | null) {
    saving.mutate(
      { saved, body: { name, ...words } },
      {
        onSuccess: ({ id }) => {
          choose(id);
          announce(`The template ${name} was saved.`);
        },
      },
    );
  }

  return (
    <>
      <NativeSelect
        label="Template"
        value={chosen}
        onChange={(event) => take(event.currentTarget.value)}
        data={[
          { value: '', label: 'No template' },
          ...templates.items.map((one) => ({ value: one.id, label: one.name })),
        ]}
        mb="md"
      />
      <details style={{ marginBottom: '1rem' }}>
        <summary>Save as a template</summary>
        <TextInput
          label="Name of the template"
          maxLength={100}
          value={name}
          error={fieldError(saving.error, '/name')}
          onChange={(event) => call(event.currentTarget.value)}
          mt="sm"
        />
        {saving.error && (
          <ErrorNotice error={saving.error} safe="No template was changed. Your words are still here." />
        )}
        <div className={classes.actions}>
          {template && (
            <Button variant="default" loading={saving.isPending} onClick={() => save(template)}>
              Save template
            </Button>
          )}
          <Button variant="default" loading={saving.isPending} onClick={() => save(null)}>
            Save as new template
          </Button>
          {template && <Remove key={template.id} template={template} onDone={() => take('')} />}
        </div>
      </details>
    </>
  );
}

function Remove({ template: { id, name }, onDone }: { template: MessageTemplate; onDone: () => void }) {
  return (
    <ActionButton
      label="Remove template"
      title={`Remove the template ${name}`}
      danger
      done={`The template ${name} was removed.`}
      act={useRemoveTemplate(id)}
      onDone={onDone}
    >
      Emails that were sent with it stay as they are.
    </ActionButton>
  );
}

function Preview({ preview: { people, leftOut, letters } }: { preview: GroupMessagePreview }) {
  return (
    <>
      <Notice tone={people === 0 ? 'caution' : 'good'} announce>
        {people === 0
          ? 'No one in this group gets the message.'
          : `${counted(people, 'person', 'people')} will get it.`}
        {leftOut.length > 0 && ` ${counted(leftOut.length, 'person', 'people')} left out.`}
      </Notice>
      {leftOut.length > 0 && (
        <details>
          <summary>Who is left out</summary>
          <ul>
            {leftOut.map(({ personId, name, reason }) => (
              <li key={personId}>
                <bdi>{name}</bdi> {reasons[reason]}
              </li>
            ))}
          </ul>
        </details>
      )}
      {letters.map(({ personId, name, subject, text }) => (
        <section key={personId} aria-label={`Email to ${name}`}>
          <p>
            <strong>{subject}</strong>
          </p>
          <pre className={classes.letter}>{text}</pre>
        </section>
      ))}
    </>
  );
}
