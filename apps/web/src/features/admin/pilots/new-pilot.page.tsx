import { Button, NumberInput, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { fieldError } from '../../../api/problem';
import { requirementKindValues } from '../../../api/schema';
import { Empty } from '../../../ui/empty';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { programQuery } from '../program/program.queries';
import { dayIn } from '../../../ui/days';
import classes from '../parts/parts.module.css';
import { announce } from '../parts/announcer';
import { offerableQuery, useCreatePilot } from './pilot.queries';
import { PilotFields, settingsFrom } from './pilot-fields';

/** Creates a pilot with its settings and the seats of each version. */
export function NewPilotPage() {
  const { data: versions } = useSuspenseQuery(offerableQuery);
  const {
    data: {
      data: { newPilots },
    },
  } = useSuspenseQuery(programQuery);
  const creating = useCreatePilot();
  const navigate = useNavigate();
  const { zone } = newPilots;
  const usual = {
    title: '',
    about: '',
    communityUrl: null,
    zone,
    windowDays: newPilots.windowDays,
    closesOn: null,
    registersFrom: dayIn(zone, new Date()),
    registersUntil: null,
    meetingRequired: newPilots.meetingRequired,
    recommendedConcurrent: newPilots.recommendedConcurrent,
    feeCents: null,
    resubmissionDays: newPilots.resubmissionDays,
    atRiskDays: newPilots.atRiskDays,
    requirements: requirementKindValues.map((kind) => ({ kind, awardWaits: true })),
  };

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const seatsOf = (id: string) => Number(String(data.get(`seats-${id}`) ?? '').replaceAll(',', ''));
    const code = String(data.get('code')).trim();
    const body = {
      code,
      ...settingsFrom(event.currentTarget, usual),
      versions: versions.filter(({ id }) => seatsOf(id) > 0).map(({ id }) => ({ versionId: id, seats: seatsOf(id) })),
    };
    creating.mutate(body, {
      onSuccess: ({ id, title }) => {
        announce(`${title} was created.`);
        void navigate({ to: '/admin/pilots/$pilotId', params: { pilotId: id } });
      },
    });
  }

  return (
    <Page
      title="Create a pilot"
      breadcrumb={<Link to="/admin/pilots">Pilots</Link>}
      lead="Registration opens on the day you choose. You can change everything except the code later."
    >
      {versions.length === 0 ? (
        <Empty title="No version can be offered yet.">
          A pilot can offer versions that are in pilot or published. <Link to="/admin/catalog">Go to authoring</Link>{' '}
          and move a draft to pilot.
        </Empty>
      ) : (
        <Form onSubmit={submit}>
          <fieldset className={classes.group}>
            <legend>Seats</legend>
            <p className={classes.soft}>
              Leave a version empty to leave it out of the pilot. Your program usually offers {newPilots.seats}.
            </p>
            <div className={classes.pair}>
              {versions.map(({ id, code, title, number, level }) => (
                <NumberInput
                  key={id}
                  name={`seats-${id}`}
                  label={`${code} ${title}`}
                  description={`Version ${number}, ${level}`}
                  min={0}
                  max={100_000}
                  allowDecimal={false}
                  hideControls
                />
              ))}
            </div>
            {fieldError(creating.error, '/versions') && (
              <p className={classes.bad}>{fieldError(creating.error, '/versions')}</p>
            )}
          </fieldset>
          <TextInput
            name="code"
            label="Code"
            description="A short name for links and lists. It can’t be changed later."
            required
            maxLength={40}
            mb="lg"
            error={fieldError(creating.error, '/code')}
          />
          <PilotFields saved={usual} error={creating.error} />
          {creating.error && <ErrorNotice error={creating.error} safe="Your entries are still here." />}
          <Button type="submit" loading={creating.isPending}>
            Create pilot
          </Button>
        </Form>
      )}
    </Page>
  );
}
