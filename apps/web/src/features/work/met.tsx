import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EnrollmentDetail } from '../../api/schema';
import { ButtonLink } from '../../ui/button-link';
import { DateText } from '../../ui/date-text';
import lists from '../../ui/lists.module.css';
import { Notice } from '../../ui/notice';
import { Section } from '../../ui/page';
import { Earned } from '../awards/earned';
import { enrollmentQuery } from './enrollment.queries';
import { requirementWords } from './requirements-line';
import classes from './work.module.css';

type Requirement = EnrollmentDetail['requirements'][number];

/** After "met": the badge, or what it waits for. Nothing is left to redo. */
export function Met({ enrollment, children }: { enrollment: EnrollmentDetail; children?: ReactNode }) {
  const { id, state, metAt, requirements } = enrollment;
  const waits = requirements.filter((requirement) => requirement.awardWaits && requirement.metAt === null);
  const issuing = state === 'submitted' && waits.length === 0;
  useQuery({ ...enrollmentQuery(id), refetchInterval: issuing ? 2_000 : false });
  if (state === 'earned') return <Earned enrollmentId={id} />;
  return (
    <>
      <Notice tone="good" title="Met: you showed every essential outcome">
        {metAt && (
          <>
            Released <DateText at={metAt} />.{' '}
          </>
        )}
        {children}
      </Notice>
      {issuing && (
        <p role="status">Your badge is being issued. It appears here in a moment; you don’t need to do anything.</p>
      )}
      {state === 'submitted' && waits.length > 0 && (
        <Section title="What your badge waits for">
          <p>Nothing is left to redo. You get your badge as soon as the pilot’s other requirements are done:</p>
          <ul className={lists.list}>
            {waits.map((requirement) => (
              <Waiting key={requirement.kind} requirement={requirement} enrollmentId={id} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Waiting({ requirement: { kind }, enrollmentId }: { requirement: Requirement; enrollmentId: string }) {
  return (
    <li className={`${lists.row} ${classes.item}`}>
      <div>
        <p>{requirementWords[kind]}</p>
        <p className={lists.soft}>
          {kind === 'feedback'
            ? 'To do: two ratings, and comments if you like.'
            : 'Answer the prompts in the community. The people who run the pilot then record it here.'}
        </p>
      </div>
      {kind === 'feedback' ? (
        <ButtonLink to="/work/$enrollmentId/requirements" params={{ enrollmentId }}>
          Give feedback
        </ButtonLink>
      ) : (
        <Link to="/work/$enrollmentId/requirements" params={{ enrollmentId }}>
          See this requirement
        </Link>
      )}
    </li>
  );
}
