import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { isClash } from '../../../../api/problem';
import { Form } from '../../../../ui/form';
import { ErrorNotice } from '../../../../ui/notice';
import { Page } from '../../../../ui/page';
import { ActionButton } from '../../parts/action-button';
import { announce } from '../../parts/announcer';
import { ClashNotice, useEditedVersion } from '../../parts/edited-version';
import classes from '../../parts/parts.module.css';
import { CompetencyFields, competencyFrom } from './competency-fields';
import { competencyQuery, frameworkQuery, useEditCompetency, useRemoveCompetency } from './framework.queries';

const route = getRouteApi('/administrator/admin/catalog/frameworks/$frameworkId/competencies/$number');

/** Edits or removes one competency. */
export function CompetencyPage() {
  const { frameworkId, number } = route.useParams();
  const query = competencyQuery(frameworkId, number);
  const { data: framework } = useSuspenseQuery(frameworkQuery(frameworkId)).data;
  const { data: latest } = useSuspenseQuery(query);
  const { base, watched, takeSaved } = useEditedVersion(query, latest);
  const editing = useEditCompetency(frameworkId, latest.data.number);
  const removing = useRemoveCompetency(frameworkId, latest.data.number, base.etag);
  const navigate = useNavigate();
  const back = () => void navigate({ to: '/admin/catalog/frameworks/$frameworkId', params: { frameworkId } });
  const clash = isClash(editing.error);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = competencyFrom(event.currentTarget, framework);
    editing.mutate(
      { body, etag: base.etag },
      {
        onSuccess: () => {
          announce(`Competency ${body.number} was saved.`);
          if (body.number === latest.data.number) void takeSaved();
          else back();
        },
      },
    );
  }

  return (
    <Page
      title={`Competency ${number}`}
      breadcrumb={
        <Link to="/admin/catalog/frameworks/$frameworkId" params={{ frameworkId }}>
          {framework.name}
        </Link>
      }
      lead="Public versions and issued badges keep the words they were published with."
    >
      <Form key={base.etag} {...watched} onSubmit={submit}>
        <CompetencyFields framework={framework} saved={base.data} error={editing.error} />
        {clash && <ClashNotice what="this competency" onLoad={() => void takeSaved().then(editing.reset)} />}
        {editing.error && !clash && <ErrorNotice error={editing.error} safe="Your entries are still here." />}
        <div className={classes.actions}>
          <Button type="submit" loading={editing.isPending} disabled={clash}>
            Save
          </Button>
          <ActionButton
            label="Remove"
            about={`competency ${number}`}
            title={`Remove competency ${number}?`}
            danger
            done={`Competency ${number} was removed.`}
            act={removing}
            onDone={back}
          >
            It is removed from the framework. This is possible only while no version refers to it.
          </ActionButton>
        </div>
      </Form>
    </Page>
  );
}
