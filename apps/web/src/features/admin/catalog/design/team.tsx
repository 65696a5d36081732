import { useSuspenseQuery } from '@tanstack/react-query';
import type { DesignTeam } from '../../../../api/schema';
import { Section } from '../../../../ui/page';
import { levelName } from '../../../catalog/version-words';
import { sessionQuery } from '../../../identity/session.queries';
import { ActionButton } from '../../parts/action-button';
import parts from '../../parts/parts.module.css';
import { authoredQuery } from '../catalog.queries';
import { Appoint } from './appoint';
import { teamQuery, useRemoveMember } from './design.queries';
import { partNames } from './part-names';

type Member = DesignTeam['items'][number];

/** Who designs a micro-credential. Administrators appoint them. */
export function Team({ code }: { code: string }) {
  const { items } = useSuspenseQuery(teamQuery(code)).data;
  const { data: session } = useSuspenseQuery(sessionQuery);
  const appoints = session?.roles.includes('administrator') === true;
  return (
    <Section title="Design team">
      {items.length === 0 ? (
        <p className={parts.soft}>Only administrators design this micro-credential, and nobody has to sign it off.</p>
      ) : (
        <ul className={parts.plain}>
          {items.map((member) => (
            <MemberLine key={member.id} member={member} removable={appoints} />
          ))}
        </ul>
      )}
      {appoints && <Appoint code={code} />}
    </Section>
  );
}

function MemberLine({ member, removable }: { member: Member; removable: boolean }) {
  const { framework } = useSuspenseQuery(authoredQuery).data;
  const { person, part, level } = member;
  const called = partNames[part].toLowerCase();
  const as = level === null ? called : `${called} (${levelName(framework, level)})`;
  const removing = useRemoveMember(member.id);
  return (
    <li className={parts.actions} style={{ marginTop: '0.25rem' }}>
      <span>
        <bdi>{person.name}</bdi>, {as}
      </span>
      {removable && (
        <ActionButton
          label="Remove"
          about={`${person.name}, ${as}`}
          title={`Remove ${person.name} from the design team`}
          done={`${person.name} was removed from the design team.`}
          act={removing}
          size="compact-sm"
        >
          This takes the part “{as}” away from <bdi>{person.name}</bdi>. Their comments and sign-offs stay.
        </ActionButton>
      )}
    </li>
  );
}
