import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Submission } from '../../../api/schema';
import lists from '../../../ui/lists.module.css';
import { ErrorNotice } from '../../../ui/notice';
import { Section } from '../../../ui/page';
import { counted } from '../../../ui/number-words';
import { submissionQuery } from '../submission.queries';
import { Excerpt } from './excerpt';
import { Finding } from './finding';
import { placeOf } from './finding-place';
import classes from './names-found.module.css';
import { preflightQuery } from './preflight.queries';

/** Everything that could tell reviewers whose work it is, each with its place and what to do about it. */
export function NamesFound({ enrollmentId, submission }: { enrollmentId: string; submission: Submission }) {
  const queries = useQueryClient();
  const list = useRef<HTMLDivElement>(null);
  const [done, tell] = useState('');
  const { data, error } = useQuery({
    ...preflightQuery(submission.id),
    refetchInterval: ({ state }) => (state.data?.checked === false ? 2_000 : false),
  });
  const checked = data?.checked;
  useEffect(() => {
    // What is missing was read before the check had ended.
    if (checked) void queries.invalidateQueries({ queryKey: submissionQuery(submission.id).queryKey });
  }, [checked, queries, submission.id]);
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  const open = data.items.filter(({ kind, keptReason }) => kind !== 'notice' && keptReason === null);
  const kept = data.items.filter(({ kind, keptReason }) => kind !== 'notice' && keptReason !== null);
  const unseen = data.items.filter(({ kind }) => kind === 'notice');
  const wait = !data.checked && <p className={lists.soft}>Laurel is looking for names in your latest changes.</p>;
  if (data.items.length === 0) return wait || null;
  const settled = (what: string) => {
    tell(what);
    list.current?.focus();
  };
  return (
    <Section title="Reviewers must not learn who you are">
      <div
        id="names"
        ref={list}
        tabIndex={-1}
        className={classes.list}
        aria-label="Names that Laurel found"
        role="group"
      >
        <p>
          {open.length === 0
            ? 'There is nothing left to do here.'
            : `Laurel found ${counted(open.length, 'place')} that could tell reviewers who you or others are.`}
        </p>
        <p role="status" className={lists.soft}>
          {done}
        </p>
        {wait}
        <ul className={lists.list}>
          {open.map((finding) => (
            <Finding
              key={finding.id}
              enrollmentId={enrollmentId}
              submission={submission}
              finding={finding}
              onDone={settled}
            />
          ))}
        </ul>
        {kept.length > 0 && (
          <details>
            <summary>You let {counted(kept.length, 'place')} stay</summary>
            <ul className={lists.list}>
              {kept.map((finding) => (
                <li key={finding.id} className={classes.finding}>
                  <p>{placeOf(finding, submission)}</p>
                  <Excerpt finding={finding} />
                  <p>Your reason: {finding.keptReason}</p>
                </li>
              ))}
            </ul>
          </details>
        )}
        {unseen.length > 0 && (
          <details>
            <summary>Laurel removes {counted(unseen.length, 'name')} from what reviewers see</summary>
            <p>Reviewers see neither the names of your files nor the data that programs store in them.</p>
            <ul className={lists.list}>
              {unseen.map((finding) => (
                <li key={finding.id} className={classes.finding}>
                  <p>{placeOf(finding, submission)}</p>
                  <Excerpt finding={finding} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Section>
  );
}
