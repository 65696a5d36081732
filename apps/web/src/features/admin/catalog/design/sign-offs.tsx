import { useSuspenseQuery } from '@tanstack/react-query';
import { DateText } from '../../../../ui/date-text';
import { Section } from '../../../../ui/page';
import { sessionQuery } from '../../../identity/session.queries';
import { ActionButton } from '../../parts/action-button';
import parts from '../../parts/parts.module.css';
import { designQuery, useSignOff } from './design.queries';

const before = { pilot: 'before it moves to pilot', publish: 'before it is published' };

/** Whose sign-off the next step of a version needs, and the director's own. Nothing where no director is appointed. */
export function SignOffs({ versionId, name, etag }: { versionId: string; name: string; etag: string | null }) {
  const { step, needed, may } = useSuspenseQuery(designQuery(versionId)).data;
  const { data: session } = useSuspenseQuery(sessionQuery);
  if (step === null || needed.length === 0) return null;
  const own = needed.find(({ person }) => person.id === session?.personId);
  return (
    <Section title="Sign-off">
      <p>The director of this level signs off the version {before[step]}. After a change, they sign it off again.</p>
      <ul className={parts.plain}>
        {needed.map(({ person, signedAt }) => (
          <li key={person.id}>
            <bdi>{person.name}</bdi>:{' '}
            {signedAt === null ? (
              'not signed off yet'
            ) : (
              <>
                signed off <DateText at={signedAt} />
              </>
            )}
          </li>
        ))}
      </ul>
      {may.includes('sign-off') && own?.signedAt === null && etag !== null && (
        <div className={parts.actions}>
          <SignOff {...{ versionId, name, etag }} />
        </div>
      )}
    </Section>
  );
}

function SignOff({ versionId, name, etag }: { versionId: string; name: string; etag: string }) {
  return (
    <ActionButton
      label="Sign off"
      title={`Sign off ${name}`}
      done={`You signed off ${name}.`}
      act={useSignOff(versionId, etag)}
    >
      You answer for this version as it is now, as the director of its level. After a change, you sign it off again.
    </ActionButton>
  );
}
