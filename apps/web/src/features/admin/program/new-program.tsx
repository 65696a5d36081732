import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { fieldError, Refused } from '../../../api/problem';
import type { NewProgramInput } from '../../../api/schema';
import { Form } from '../../../ui/form';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { counted } from '../../../ui/number-words';
import { Section } from '../../../ui/page';
import { ChooseFile } from '../parts/choose-file';
import classes from '../parts/parts.module.css';
import { useCreateProgram } from './program.queries';

/** Creates another program, which its creator then administers. Only the first program has this. */
export function NewProgram() {
  const creating = useCreateProgram();
  const create = (body: NewProgramInput) => creating.mutate(body);
  const made = creating.data;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    create({ program: { code: String(data.get('programCode')).trim(), name: String(data.get('programName')).trim() } });
  }

  return (
    <Section title="Create another program">
      <p className={classes.soft}>
        It shares nothing with this one: it has its own catalog, people and pilots. You will be its administrator.
      </p>
      <Form onSubmit={submit}>
        <div className={classes.pair}>
          <TextInput
            name="programCode"
            label="Code"
            description="Capital letters and digits. It can’t be changed later."
            required
            maxLength={20}
            error={fieldError(creating.error, '/program/code')}
          />
          <TextInput
            name="programName"
            label="Name"
            description="It starts with an empty catalog."
            required
            maxLength={200}
            error={fieldError(creating.error, '/program/name')}
          />
        </div>
        <div className={classes.actions}>
          <Button type="submit" variant="default" loading={creating.isPending}>
            Create program
          </Button>
        </div>
      </Form>
      <p className={classes.soft}>Or start from a file with a catalog, or from an example that comes with Laurel.</p>
      <div className={classes.actions}>
        <ChooseFile
          label="Choose a file"
          accept=".json,application/json"
          loading={creating.isPending}
          onFile={(file) => void contentOf(file).then(create)}
        />
        <Button variant="default" disabled={creating.isPending} onClick={() => create({ shipped: 'ms-leads-program' })}>
          Create MS LEADS
        </Button>
        <Button variant="default" disabled={creating.isPending} onClick={() => create({ shipped: 'sen-program' })}>
          Create SEN
        </Button>
      </div>
      {creating.error && <Refusal error={creating.error} />}
      {made && (
        <Notice tone="good" title={`${made.name} was created`} announce>
          It has {counted(made.competencies, 'competency', 'competencies')} and{' '}
          {counted(made.microCredentials, 'micro-credential')}. Choose it at the top of the page to administer it.
        </Notice>
      )}
    </Section>
  );
}

/** A file can have faults anywhere, so each is named by its place. */
function Refusal({ error }: { error: Error }) {
  const faults = error instanceof Refused ? (error.problem.errors ?? []) : [];
  if (faults.length === 0) return <ErrorNotice error={error} safe="No program was created." />;
  return (
    <Notice tone="danger" title="No program was created" announce>
      <ul>
        {faults.map(({ pointer, detail }) => (
          <li key={pointer + detail}>
            {pointer || 'The file'}: {detail}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What is not JSON becomes an empty program, which the API refuses with what it needs. */
async function contentOf(file: File): Promise<NewProgramInput> {
  try {
    return JSON.parse(await file.text()) as NewProgramInput;
  } catch {
    return {};
  }
}
