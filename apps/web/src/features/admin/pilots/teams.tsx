import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OfferedVersion, Pilot, Team } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Loading } from '../../../ui/loading';
import { ErrorNotice } from '../../../ui/notice';
import { Section } from '../../../ui/page';
import { DataTable } from '../parts/data-table';
import { ChangeTeam, FormTeam } from './team-form';
import { teamsQuery } from './team.queries';

/** The teams of a pilot, where one of its versions is for teams. */
export function Teams({ pilot }: { pilot: Pilot }) {
  const versions = pilot.versions.filter(({ forTeams }) => forTeams);
  if (versions.length === 0) return null;
  return (
    <Section title="Teams">
      <TeamsOf pilot={pilot} versions={versions} />
    </Section>
  );
}

function TeamsOf({ pilot, versions }: { pilot: Pilot; versions: OfferedVersion[] }) {
  const { data: teams, error } = useQuery(teamsQuery(pilot.id));
  const [changing, change] = useState<string | null>(null);
  if (error) return <ErrorNotice error={error} />;
  if (teams === undefined) return <Loading what="Loading the teams" />;
  const changed = teams.find(({ id }) => id === changing);
  return (
    <>
      {teams.length === 0 ? (
        <Empty title="No team is formed.">
          Candidates of {versions.map(({ code }) => code).join(' and ')} submit in teams of one school. Form their teams
          below.
        </Empty>
      ) : (
        <DataTable<Team>
          caption="Teams"
          rows={teams}
          keyOf={({ id }) => id}
          columns={[
            { title: 'Team', cell: ({ name }) => name },
            { title: 'School', cell: ({ school }) => school },
            { title: 'Members', cell: ({ members }) => members.map(({ person }) => person.name).join(', ') },
            {
              title: 'First submitted',
              cell: ({ sealedAt }) => (sealedAt === null ? 'Not yet' : <DateText at={sealedAt} />),
            },
            {
              title: 'Change',
              cell: ({ id, name }) => (
                <Button variant="default" size="compact-sm" aria-label={`Change ${name}`} onClick={() => change(id)}>
                  Change
                </Button>
              ),
            },
          ]}
        />
      )}
      {changed === undefined ? (
        <FormTeam pilotId={pilot.id} versions={versions} teams={teams} />
      ) : (
        <ChangeTeam
          key={`${changed.id} ${changed.revision}`}
          team={changed}
          teams={teams}
          onDone={() => change(null)}
        />
      )}
    </>
  );
}
