import { Button } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Refused } from '../../../api/problem';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { say } from '../parts/said';
import { pilotQuery, useEditPilot } from './pilot.queries';
import { PilotFields, settingsFrom } from './pilot-fields';

const route = getRouteApi('/administrator/admin/pilots/$pilotId/settings');

/** Edits the settings over those that were read; who changed them meanwhile is not overwritten unseen. */
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
          say('The settings are saved.');
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
      over={
        <Link to="/admin/pilots/$pilotId" params={{ pilotId }}>
          {base.data.title}
        </Link>
      }
      lead="Running enrollments keep what they began with; a later closing day takes them along."
    >
      <form key={base.etag} onSubmit={submit}>
        <PilotFields saved={base.data} error={editing.error} />
        {clash && (
          <Notice tone="caution" title="The pilot was changed elsewhere meanwhile" announce>
            <p>
              Your entries were not saved, so nothing of the other change is lost. Load what is saved and enter yours
              again.
            </p>
            <Button type="button" variant="default" onClick={() => void takeSaved()}>
              Load what is saved
            </Button>
          </Notice>
        )}
        {editing.error && !clash && (
          <ErrorNotice error={editing.error} safe="Your entries are still here; nothing was changed." />
        )}
        <Button type="submit" loading={editing.isPending} disabled={clash}>
          Save the settings
        </Button>
      </form>
    </Page>
  );
}
