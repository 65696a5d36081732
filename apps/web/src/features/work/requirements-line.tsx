import { Link } from '@tanstack/react-router';
import type { EnrollmentDetail } from '../../api/schema';
import { Section } from '../../ui/page';
import { DateText } from '../../ui/date-text';
import lists from '../../ui/lists.module.css';
import classes from './work.module.css';

export const requirementWords = {
  community: 'Participation in the online community',
  feedback: 'Feedback on rigor and clarity',
};

/** What the pilot requires in addition to the artifacts, and whether it is done. */
export function RequirementsLine({ enrollment }: { enrollment: EnrollmentDetail }) {
  const { requirements, startedAt, state } = enrollment;
  if (requirements.length === 0 || startedAt === null || state === 'withdrawn') return null;
  const waiting = requirements.some(({ awardWaits, metAt }) => awardWaits && metAt === null);
  return (
    <Section title="Also required by the pilot">
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
                'To do'
              )}
            </dd>
          </div>
        ))}
      </dl>
      {waiting && <p className={lists.soft}>You get your badge after these are done.</p>}
      <Link to="/work/$enrollmentId/requirements" params={{ enrollmentId: enrollment.id }}>
        {enrollment.feedback ? 'See requirements and your feedback' : 'See requirements and give feedback'}
      </Link>
    </Section>
  );
}
