import { Button } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Refused } from '../../../api/problem';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { announce } from '../parts/announcer';
import { pilotQuery, useEditPilot } from './pilot.queries';
import { PilotFields, settingsFrom } from './pilot-fields';

const route = getRouteApi('/administrator/admin/pilots/$pilotId/settings');

/** Edits a pilot's settings. Someone else's changes are never overwritten without a warning. */
export function PilotSettingsPage() {
  const { pilotId } = route.useParams();
  const { data: latest } = useSuspenseQuery(pilotQuery(pilotId));
  const [base, setBase] = useState(latest);
  const editing = useEditPilot(pilotId);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const clash = editing.error instanceof Refused && editing.error.problem.status === 412;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    editing.mutate(
      { body: settingsFrom(event.currentTarget, base.data), etag: base.etag },
      {
        onSuccess: () => {
          announce('The settings are saved.');
          void navigate({ to: '/admin/pilots/$pilotId', params: { pilotId } });
        },
      },
    );
  }

  async function takeSaved() {
    setBase(await queries.fetchQuery({ ...pilotQuery(pilotId), staleTime: 0 }));
    editing.reset();
  }

  return (
    <Page
      title="Settings"
      breadcrumb={
        <Link to="/admin/pilots/$pilotId" params={{ pilotId }}>
          {base.data.title}
        </Link>
      }
      lead="Current enrollments keep the settings they started with, except that a later closing day applies to them too."
    >
      <form key={base.etag} onSubmit={submit}>
        <PilotFields saved={base.data} error={editing.error} />
        {clash && (
          <Notice tone="caution" title="Someone else changed this pilot" announce>
            <p>
              Your entries were not saved, so the other changes are safe. Load the saved version and make your changes
              again.
            </p>
            <Button type="button" variant="default" onClick={() => void takeSaved()}>
              Load saved version
            </Button>
          </Notice>
        )}
        {editing.error && !clash && (
          <ErrorNotice error={editing.error} safe="Nothing was changed. Your entries are still here." />
        )}
        <Button type="submit" loading={editing.isPending} disabled={clash}>
          Save
        </Button>
      </form>
    </Page>
  );
}
