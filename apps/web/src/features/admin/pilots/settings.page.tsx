import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { isClash } from '../../../api/problem';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { PilotHold } from '../privacy/pilot-hold';
import { announce } from '../parts/announcer';
import { ClashNotice, useEditedVersion } from '../parts/edited-version';
import { pilotQuery, useEditPilot } from './pilot.queries';
import { PilotFields, settingsFrom } from './pilot-fields';

const route = getRouteApi('/administrator/admin/pilots/$pilotId/settings');

/** Edits a pilot's settings. Someone else's changes are never overwritten without a warning. */
export function PilotSettingsPage() {
  const { pilotId } = route.useParams();
  const { data: latest } = useSuspenseQuery(pilotQuery(pilotId));
  const { base, watched, takeSaved } = useEditedVersion(pilotQuery(pilotId), latest);
  const editing = useEditPilot(pilotId);
  const navigate = useNavigate();
  const clash = isClash(editing.error);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    editing.mutate(
      { body: settingsFrom(event.currentTarget, base.data), etag: base.etag },
      {
        onSuccess: () => {
          announce('The settings were saved.');
          void navigate({ to: '/admin/pilots/$pilotId', params: { pilotId } });
        },
      },
    );
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
      <Form key={base.etag} {...watched} onSubmit={submit}>
        <PilotFields saved={base.data} error={editing.error} />
        {clash && <ClashNotice what="this pilot" onLoad={() => void takeSaved().then(editing.reset)} />}
        {editing.error && !clash && (
          <ErrorNotice error={editing.error} safe="Nothing was changed. Your entries are still here." />
        )}
        <Button type="submit" loading={editing.isPending} disabled={clash}>
          Save
        </Button>
      </Form>
      <PilotHold pilotId={pilotId} title={base.data.title} />
    </Page>
  );
}
