import { Button, SimpleGrid, TextInput } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useBlocker } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { fieldError, isClash } from '../../api/problem';
import { Confirm } from '../../ui/confirm';
import { Form } from '../../ui/form';
import { ErrorNotice, Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { descriptionBelow } from '../../ui/description-below';
import classes from './career.module.css';
import { careerQuery, useGiveRecord } from './career.queries';
import { draftOf, listNames, recordOf } from './record-draft';
import { RowEditor } from './row-editor';

/** The form for a person's career record. It is saved as a whole; earlier versions are kept. */
export function RecordPage() {
  const { data: saved } = useSuspenseQuery(careerQuery);
  const [draft, setDraft] = useState(() => draftOf(saved.data.record));
  const [kept, keep] = useState(draft);
  const [etag, setEtag] = useState(saved.etag);
  const [said, say] = useState('');
  const giving = useGiveRecord();
  const queries = useQueryClient();
  const changed = draft !== kept;
  const leaving = useBlocker({ shouldBlockFn: () => changed, enableBeforeUnload: () => changed, withResolver: true });
  const clash = isClash(giving.error);
  const faultAt = (pointer: string) => fieldError(giving.error, pointer);

  function write(changes: Partial<typeof draft>) {
    say('');
    setDraft((before) => ({ ...before, ...changes }));
  }

  async function give(over: string) {
    const answer = await giving.mutateAsync({ record: recordOf(draft), etag: over }).catch(async (error: unknown) => {
      if (isClash(error)) await queries.fetchQuery({ ...careerQuery, staleTime: 0 });
      return null; // the mutation shows the error
    });
    if (answer === null) return;
    setEtag(answer.etag);
    keep(draft);
    say('Saved.');
  }

  function take() {
    const taken = draftOf(saved.data.record);
    setDraft(taken);
    keep(taken);
    setEtag(saved.etag);
    giving.reset();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void give(etag);
  }

  const day = (name: 'initialCertificateOn' | 'transitionCertificateOn') => ({
    type: 'date',
    min: '1950-01-01',
    max: '2199-12-31',
    inputWrapperOrder: descriptionBelow,
    value: draft[name],
    error: faultAt(`/${name}`),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => write({ [name]: value }),
  });

  return (
    <Page
      title="Your dates"
      breadcrumb={<Link to="/career">Career certificate</Link>}
      lead="Laurel calculates your progress from these dates and keeps their history. Laurel does not check them. Save again at any time to confirm that they are still correct; the date is recorded."
    >
      <Form onSubmit={submit}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <TextInput
            {...day('initialCertificateOn')}
            label="First day of your initial certificate"
            description="Your years count from this day"
          />
          <TextInput
            {...day('transitionCertificateOn')}
            label="First day of your transition certificate"
            description="If empty, right after the initial certificate"
          />
        </SimpleGrid>
        {listNames.map((name) => (
          <RowEditor
            key={name}
            name={name}
            rows={draft.rows[name]}
            faultAt={faultAt}
            onChange={(rows) => write({ rows: { ...draft.rows, [name]: rows } })}
          />
        ))}
        {clash && (
          <Notice tone="caution" title="You changed your dates in another tab or on another device" announce>
            <p>
              Your entries are still here. If you save them, they replace the other version, which stays in the history.
            </p>
            <Button type="button" mr="sm" onClick={() => void give(saved.etag)}>
              Save my version
            </Button>
            <Button type="button" variant="default" onClick={take}>
              Load saved version
            </Button>
          </Notice>
        )}
        {giving.error && !clash && <ErrorNotice error={giving.error} safe="Your entries are still here." />}
        <div className={classes.deeds}>
          {!clash && (
            <Button type="submit" loading={giving.isPending}>
              Save
            </Button>
          )}
          <span role="status">{said}</span>
          <Link to="/career">See your progress</Link>
        </div>
      </Form>
      {leaving.status === 'blocked' && (
        <Confirm
          opened
          title="Leave without saving?"
          confirmLabel="Leave"
          danger
          onConfirm={leaving.proceed}
          onClose={leaving.reset}
        >
          Your changes since the last save will be lost.
        </Confirm>
      )}
    </Page>
  );
}
