import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { joiningStates, mostMembers } from '#pilots/vocabulary';
import { fieldError } from '../../../api/problem';
import type { OfferedVersion, Team } from '../../../api/schema';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { announce } from '../parts/announcer';
import classes from '../parts/parts.module.css';
import { rosterQuery } from './pilot.queries';
import { useChangeTeam, useFormTeam } from './team.queries';

interface FormTeamProps {
  pilotId: string;
  /** Those that teams submit. */
  versions: OfferedVersion[];
  teams: Team[];
}

/** Forms a team. */
export function FormTeam({ pilotId, versions, teams }: FormTeamProps) {
  const forming = useFormTeam(pilotId);
  const [versionId, choose] = useState(versions[0]!.versionId);
  const [name, call] = useState('');
  const [members, take] = useState<string[]>([]);
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        forming.mutate(
          { versionId, name: name.trim(), enrollmentIds: members },
          {
            onSuccess: (team) => {
              announce(`${team.name} was formed.`);
              call('');
              take([]);
            },
          },
        );
      }}
      style={{ marginTop: '1.5rem' }}
    >
      <fieldset className={classes.group}>
        <legend>Form a team</legend>
        {versions.length > 1 && (
          <Select
            label="Version"
            allowDeselect={false}
            data={versions.map((version) => ({ value: version.versionId, label: `${version.code} ${version.title}` }))}
            value={versionId}
            onChange={(value) => {
              choose(value!);
              take([]);
            }}
            mb="sm"
          />
        )}
        <Fields {...{ pilotId, versionId, teams, name, call, members, take }} error={forming.error} />
      </fieldset>
      {forming.error && <ErrorNotice error={forming.error} safe="No team was formed. Your entries are still here." />}
      <Button type="submit" variant="default" loading={forming.isPending}>
        Form team
      </Button>
    </Form>
  );
}

/** Changes the name of a team, and its members until it has submitted. */
export function ChangeTeam({ team, teams, onDone }: { team: Team; teams: Team[]; onDone: () => void }) {
  const changing = useChangeTeam(team);
  const [name, call] = useState(team.name);
  const [members, take] = useState(team.members.map(({ enrollmentId }) => enrollmentId));
  const { pilotId, versionId, sealedAt } = team;
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        changing.mutate(
          { name: name.trim(), enrollmentIds: members },
          {
            onSuccess: (changed) => {
              announce(`${changed.name} was saved.`);
              onDone();
            },
          },
        );
      }}
      style={{ marginTop: '1.5rem' }}
    >
      <fieldset className={classes.group}>
        <legend>Change {team.name}</legend>
        <Fields
          {...{ pilotId, versionId, name, call, members, take }}
          teams={teams.filter(({ id }) => id !== team.id)}
          error={changing.error}
          fixed={sealedAt !== null && 'This team has submitted, so its members stay.'}
        />
      </fieldset>
      {changing.error && (
        <ErrorNotice error={changing.error} safe="The team was not changed. Your entries are still here." />
      )}
      <div className={classes.actions}>
        <Button type="submit" loading={changing.isPending}>
          Save
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}

interface FieldsProps {
  pilotId: string;
  versionId: string;
  /** Other teams, whose members are taken. */
  teams: Team[];
  name: string;
  call: (name: string) => void;
  members: string[];
  take: (enrollmentIds: string[]) => void;
  error: Error | null;
  /** Why the members cannot change. */
  fixed?: ReactNode;
}

function Fields({ pilotId, versionId, teams, name, call, members, take, error, fixed = false }: FieldsProps) {
  const { data } = useInfiniteQuery(rosterQuery(pilotId, { versionId }, 200));
  const taken = new Set(teams.flatMap((team) => team.members.map(({ enrollmentId }) => enrollmentId)));
  const roster = data?.pages.flatMap(({ items }) => items) ?? [];
  const choices = roster
    .filter(
      ({ id, state }) =>
        members.includes(id) || (!taken.has(id) && (joiningStates as readonly string[]).includes(state)),
    )
    .map(({ id, person }) => ({ value: id, label: [person.name, person.school].filter(Boolean).join(', ') }));
  return (
    <>
      <TextInput
        label="Name of the team"
        required
        maxLength={200}
        value={name}
        error={fieldError(error, '/name')}
        onChange={({ currentTarget: { value } }) => call(value)}
        mb="sm"
      />
      <MultiSelect
        label="Members"
        description={fixed || `Two to ${mostMembers} candidates of one school`}
        required
        searchable
        disabled={fixed !== false}
        maxValues={mostMembers}
        data={choices}
        value={members}
        onChange={take}
        error={members.map((_, index) => fieldError(error, `/enrollmentIds/${index}`)).find(Boolean)}
        nothingFoundMessage="No candidate without a team matches"
        mb="sm"
      />
    </>
  );
}
