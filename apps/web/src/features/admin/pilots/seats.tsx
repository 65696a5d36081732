import { Button, NumberInput, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { OfferedVersion, Pilot } from '../../../api/schema';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { announce } from '../parts/announcer';
import { offerableQuery, useSetSeats } from './pilot.queries';

/** The seats and waiting list of each version, and a form to change seats. */
export function Seats({ pilotId, saved }: { pilotId: string; saved: { data: Pilot; etag: string } }) {
  const { versions } = saved.data;
  return (
    <>
      <DataTable<OfferedVersion>
        caption="Seats and waiting list by version"
        rows={versions}
        keyOf={({ versionId }) => versionId}
        columns={[
          {
            title: 'Version',
            cell: ({ versionId, code, title, number }) => (
              <Link to="/admin/catalog/versions/$versionId" params={{ versionId }}>
                {code} {title}, version {number}
              </Link>
            ),
          },
          { title: 'Seats', numeric: true, cell: ({ seats }) => seats },
          { title: 'Taken', numeric: true, cell: ({ taken }) => taken },
          { title: 'Left', numeric: true, cell: ({ left }) => left },
          {
            title: 'Waiting',
            numeric: true,
            cell: ({ waiting, versionId }) =>
              waiting === 0 ? (
                0
              ) : (
                <Link
                  to="/admin/pilots/$pilotId/roster"
                  params={{ pilotId }}
                  search={{ state: 'waitlisted', version: versionId }}
                >
                  {waiting} on the waiting list
                </Link>
              ),
          },
        ]}
      />
      <SeatsForm pilotId={pilotId} saved={saved} />
    </>
  );
}

function SeatsForm({ pilotId, saved }: { pilotId: string; saved: { data: Pilot; etag: string } }) {
  const { data: offerable = [] } = useQuery(offerableQuery);
  const setting = useSetSeats(pilotId);
  const [versionId, choose] = useState(saved.data.versions[0]?.versionId ?? null);
  const running = saved.data.versions.map((version) => ({
    value: version.versionId,
    label: `${version.code} ${version.title}`,
  }));
  const addable = offerable
    .filter(({ id }) => saved.data.versions.every((version) => version.versionId !== id))
    .map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }));
  const present = saved.data.versions.find((version) => version.versionId === versionId)?.seats;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const seats = Number(String(new FormData(event.currentTarget).get('seats')).replaceAll(',', ''));
    if (versionId !== null)
      setting.mutate(
        { versionId, seats, etag: saved.etag },
        { onSuccess: () => announce(`${seats} seats were saved.`) },
      );
  }

  return (
    <Form onSubmit={submit} className={classes.actions} style={{ alignItems: 'end' }}>
      <Select
        label="Version"
        allowDeselect={false}
        value={versionId}
        onChange={choose}
        data={[
          { group: 'In this pilot', items: running },
          ...(addable.length > 0 ? [{ group: 'Not in this pilot', items: addable }] : []),
        ]}
        style={{ flex: '1 1 14rem', maxWidth: '26rem' }}
      />
      <NumberInput
        key={versionId}
        name="seats"
        label="Seats"
        required
        min={0}
        max={100_000}
        allowDecimal={false}
        hideControls
        defaultValue={present}
        style={{ width: '6rem' }}
      />
      <Button type="submit" variant="default" loading={setting.isPending}>
        {present === undefined ? 'Add to pilot' : 'Change seats'}
      </Button>
      {setting.error && (
        <div style={{ flexBasis: '100%' }}>
          <ErrorNotice error={setting.error} safe="The seats were not changed." />
        </div>
      )}
    </Form>
  );
}
