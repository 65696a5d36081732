import { useSuspenseQuery } from '@tanstack/react-query';
import type { Submission, TeamWork } from '../../api/schema';
import lists from '../../ui/lists.module.css';
import { Notice } from '../../ui/notice';
import { counted } from '../../ui/number-words';
import { Section } from '../../ui/page';
import { teamWorkQuery } from './team.queries';

/** Says that a team is missing, where one is needed. */
export function NoTeam({ submission: { missingParts } }: { submission: Submission }) {
  const missing = missingParts.find(({ part }) => part === 'team');
  return (
    missing && <Notice title="This is submitted by teams">{missing.say} You can write your own part meanwhile.</Notice>
  );
}

/** Who is in the team, and what is missing from whom before any of them can submit. */
export function TeamReadiness({ enrollmentId }: { enrollmentId: string }) {
  const { data: team } = useSuspenseQuery(teamWorkQuery(enrollmentId));
  return (
    <Section title={`Your team: ${team.name}`}>
      <p>You submit together. Each of you can submit for all as soon as nothing is missing from anyone.</p>
      <ul className={lists.list}>
        <li>
          <strong>What you write together</strong>: {lackOf(team.missingParts)}
        </li>
        {team.members.map((member) => (
          <li key={member.person.id}>
            <strong>
              <bdi>{member.person.name}</bdi>
            </strong>
            : {member.takesPart ? lackOf(member.missingParts) : 'has nothing to submit with the team now'}
          </li>
        ))}
      </ul>
      {isReady(team) && <Notice tone="good">Everyone is ready. Any of you can submit.</Notice>}
    </Section>
  );
}

const lackOf = (parts: TeamWork['missingParts']): string =>
  parts.length === 0 ? 'ready' : `${counted(parts.length, 'thing')} missing. ${parts.map(({ say }) => say).join(' ')}`;

/** Whether nothing is missing from anyone. */
export function isReady({ missingParts, members }: TeamWork): boolean {
  return missingParts.length === 0 && members.every((member) => member.missingParts.length === 0);
}
