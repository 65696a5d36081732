import { Link } from '@tanstack/react-router';
import type { EnrollmentDetail } from '../../api/schema';
import { Section } from '../../ui/page';
import { DateText } from '../../ui/date-text';
import lists from '../../ui/lists.module.css';
import classes from './work.module.css';

export const requirementWords = {
  community: 'Taking part in the online community',
  feedback: 'Feedback on rigor and clarity',
};

/** What the pilot asks for beside the artifacts, and how it stands. */
export function RequirementsLine({ enrollment }: { enrollment: EnrollmentDetail }) {
  const { requirements, startedAt, state } = enrollment;
  if (requirements.length === 0 || startedAt === null || state === 'withdrawn') return null;
  const waiting = requirements.some(({ awardWaits, metAt }) => awardWaits && metAt === null);
  return (
    <Section title="The pilot also asks for">
      <dl className={classes.facts}>
        {requirements.map(({ kind, metAt }) => (
          <div key={kind} style={{ display: 'contents' }}>
            <dt>{requirementWords[kind]}</dt>
            <dd>
              {metAt ? (
                <>
                  Done <DateText at={metAt} dayOnly />
                </>
              ) : (
                'Still open'
              )}
            </dd>
          </div>
        ))}
      </dl>
      {waiting && <p className={lists.soft}>The badge waits for what is open.</p>}
      <Link to="/work/$enrollmentId/requirements" params={{ enrollmentId: enrollment.id }}>
        {enrollment.feedback ? 'See the requirements and your feedback' : 'See the requirements and give feedback'}
      </Link>
    </Section>
  );
}
