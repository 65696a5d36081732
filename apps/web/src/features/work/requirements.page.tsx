import { Button, Radio, Textarea } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { fieldError } from '../../api/problem';
import type { EnrollmentDetail } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import { Empty } from '../../ui/empty';
import { Form } from '../../ui/form';
import lists from '../../ui/lists.module.css';
import { ErrorNotice, Notice } from '../../ui/notice';
import { Page, Section } from '../../ui/page';
import { CommunityLink } from './community-link';
import { enrollmentQuery, pilotQuery, useGiveFeedback } from './enrollment.queries';
import { EnrollmentBreadcrumb } from './enrollment-breadcrumb';
import classes from './work.module.css';

const route = getRouteApi('/candidate/work/$enrollmentId/requirements');

/** What the pilot requires in addition to the artifacts: the community, and feedback on the micro-credential. */
export function RequirementsPage() {
  const { data: enrollment } = useSuspenseQuery(enrollmentQuery(route.useParams().enrollmentId));
  const { requirements, startedAt } = enrollment;
  const { data: pilot } = useQuery(pilotQuery(enrollment.pilot.id));
  const community = requirements.find(({ kind }) => kind === 'community');
  return (
    <Page title="Also required by the pilot" breadcrumb={<EnrollmentBreadcrumb enrollment={enrollment} />}>
      {requirements.length === 0 && (
        <Empty title="This pilot requires only the artifacts.">Your feedback is still welcome.</Empty>
      )}
      {community && (
        <Section title="Online community">
          <p>
            Answer the prompts in the online community. The people who run the pilot record your participation here.
          </p>
          <CommunityLink url={pilot?.communityUrl} />
          <p>
            {community.metAt ? (
              <>
                Recorded as met on <DateText at={community.metAt} dayOnly />.
              </>
            ) : (
              `Not recorded yet.${community.awardWaits ? ' You get your badge after this is done.' : ''}`
            )}
          </p>
        </Section>
      )}
      <Section title="Feedback on rigor and clarity">
        {startedAt === null ? (
          <Empty title="You can give feedback after you start work." />
        ) : (
          <Feedback enrollment={enrollment} />
        )}
      </Section>
    </Page>
  );
}

function Feedback({ enrollment }: { enrollment: EnrollmentDetail }) {
  const { feedback, requirements } = enrollment;
  const give = useGiveFeedback(enrollment.id);
  const waits = requirements.some(({ kind, awardWaits, metAt }) => kind === 'feedback' && awardWaits && metAt === null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    give.mutate({
      rigor: Number(given.get('rigor')),
      clarity: Number(given.get('clarity')),
      text: String(given.get('text') ?? ''),
    });
  }

  return (
    <Form onSubmit={submit}>
      <p>
        Tell the people who wrote this micro-credential how it was to work on. Your feedback does not affect your
        review.
        {waits && ' You get your badge after you give feedback.'}
      </p>
      <Scale
        name="rigor"
        label="Rigor"
        about="Does it require what a leader must be able to do?"
        given={feedback?.rigor}
      />
      <Scale name="clarity" label="Clarity" about="Was it clear what was required?" given={feedback?.clarity} />
      <Textarea
        name="text"
        label="Comments"
        description="What should stay, and what should change?"
        autosize
        minRows={4}
        maxLength={8000}
        defaultValue={feedback?.text}
        error={fieldError(give.error, '/text')}
      />
      {give.error && <ErrorNotice error={give.error} safe="Your entries are still here." />}
      {give.isSuccess && (
        <Notice tone="good" announce>
          Thank you. Your feedback is saved. You can edit it here.{' '}
          {enrollment.metAt && (
            <Link to="/work/$enrollmentId" params={{ enrollmentId: enrollment.id }}>
              See your badge
            </Link>
          )}
        </Notice>
      )}
      <div className={classes.actions}>
        <Button type="submit" loading={give.isPending}>
          {feedback ? 'Save feedback' : 'Submit feedback'}
        </Button>
        {feedback && (
          <span className={lists.soft}>
            Submitted <DateText at={feedback.givenAt} />
          </span>
        )}
      </div>
    </Form>
  );
}

function Scale({ name, label, about, given }: { name: string; label: string; about: string; given?: number }) {
  return (
    <Radio.Group
      name={name}
      label={label}
      description={`${about} 1 is poor, 5 is excellent.`}
      defaultValue={given?.toString()}
      required
      mb="lg"
    >
      <div className={classes.scale}>
        {[1, 2, 3, 4, 5].map((mark) => (
          <Radio key={mark} value={String(mark)} label={String(mark)} required />
        ))}
      </div>
    </Radio.Group>
  );
}
