import { Button } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { isClash, Refused } from '../../../api/problem';
import type { VersionContent } from '../../../api/schema';
import { Confirm } from '../../../ui/confirm';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import classes from '../parts/parts.module.css';
import { announce } from '../parts/announcer';
import { draftQuery, useSaveDraft } from './catalog.queries';
import { Artifacts } from './draft/artifacts';
import { Basics } from './draft/basics';
import { edited } from './draft/draft-edit';
import { Outcomes } from './draft/outcomes';
import { Rubric } from './draft/rubric';
import { useContentCheck } from './draft/use-content-check';
import { VersionDeeds } from './version.page';

const route = getRouteApi('/administrator/admin/catalog/drafts/$versionId');

/** The editor of a draft. Errors appear next to their fields. A draft can be saved incomplete, but not with errors. */
export function DraftPage() {
  const { versionId } = route.useParams();
  const { data: latest } = useSuspenseQuery(draftQuery(versionId));
  const [base, setBase] = useState(latest);
  const [content, setContent] = useState(latest.data.content);
  const saving = useSaveDraft(versionId);
  const queries = useQueryClient();
  const { verdict, error: unchecked } = useContentCheck(content);
  const changed = content !== base.data.content;
  const leaving = useBlocker({ shouldBlockFn: () => changed, enableBeforeUnload: () => changed, withResolver: true });
  const clash = isClash(saving.error);

  const edit = (change: (content: VersionContent) => void) => setContent((before) => edited(before, change));
  const faults = [
    ...(saving.error instanceof Refused && !changedSince(saving.variables?.content, content)
      ? (saving.error.problem.errors ?? [])
      : []),
    ...verdict.faults,
    ...verdict.missingParts,
  ];
  const faultAt = (pointer: string) => faults.find((fault) => fault.pointer === pointer)?.detail;

  function take(saved: typeof latest) {
    setBase(saved);
    setContent(saved.data.content);
    queries.setQueryData(draftQuery(versionId).queryKey, saved);
  }

  function save(etag: string) {
    saving.mutate(
      { content, etag },
      {
        onSuccess: (saved) => {
          take(saved);
          announce('The draft was saved.');
        },
      },
    );
  }

  const parts = { content, edit, faultAt };
  return (
    <Page
      title={`${base.data.code} version ${base.data.number}: draft`}
      breadcrumb={
        <Link to="/admin/catalog/$code" params={{ code: base.data.code }}>
          {base.data.code} {base.data.title}
        </Link>
      }
      lead="Only administrators can see this draft. You can move it to pilot when nothing is missing. The end of this page lists what is wrong or missing."
      action={
        <Link to="/admin/catalog/versions/$versionId" params={{ versionId }}>
          Preview as a candidate
        </Link>
      }
    >
      <Basics {...parts} />
      <Outcomes {...parts} />
      <Artifacts {...parts} />
      <Rubric {...parts} />
      <div className={classes.foot}>
        {unchecked !== null && (
          <ErrorNotice error={unchecked} safe="The draft could not be checked. Your entries are still here." />
        )}
        <Verdict faults={verdict.faults} missing={verdict.missingParts} />
        {clash && (
          <Notice tone="caution" title="Someone else changed this draft" announce>
            <p>
              Your version is still on this page and is not saved. If you save it, it replaces the other version. If you
              load the saved version, yours is lost.
            </p>
            <div className={classes.actions}>
              <Button
                variant="default"
                onClick={() =>
                  void queries.fetchQuery({ ...draftQuery(versionId), staleTime: 0 }).then((saved) => save(saved.etag))
                }
              >
                Save my version
              </Button>
              <Button
                variant="default"
                onClick={() =>
                  void queries.fetchQuery({ ...draftQuery(versionId), staleTime: 0 }).then((saved) => {
                    take(saved);
                    saving.reset();
                  })
                }
              >
                Load saved version
              </Button>
            </div>
          </Notice>
        )}
        {saving.error && !clash && (
          <ErrorNotice error={saving.error} safe="Nothing was saved. Your entries are still here." />
        )}
      </div>
      <div className={classes.bar}>
        <Button onClick={() => save(base.etag)} loading={saving.isPending} disabled={!changed || clash}>
          Save
        </Button>
        <VersionDeeds version={base.data} etag={base.etag} disabled={changed} />
      </div>
      {leaving.status === 'blocked' && (
        <Confirm
          opened
          title="Leave without saving?"
          confirmLabel="Leave"
          danger
          onConfirm={leaving.proceed}
          onClose={leaving.reset}
        >
          Your changes since the last save will be lost.
        </Confirm>
      )}
    </Page>
  );
}

const changedSince = (sent: VersionContent | undefined, now: VersionContent): boolean => sent !== now;

function Verdict({
  faults,
  missing,
}: {
  faults: { pointer: string; detail: string }[];
  missing: { pointer: string; detail: string }[];
}) {
  const [title, list] = faults.length > 0 ? ['Fix these before you save', faults] : ['Not complete yet', missing];
  if (list.length === 0) return <p role="status">Nothing is missing.</p>;
  return (
    <Notice tone="caution" title={title} announce>
      <ul>
        {list.map(({ pointer, detail }) => (
          <li key={pointer + detail}>
            {placeInWords(pointer)}
            {detail}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** "/outcomes/1/details/0/statement" → "Outcome 2, detail a: ". */
function placeInWords(pointer: string): string {
  const [, part, index, within, place] = pointer.split('/');
  const number = Number(index) + 1;
  if (index === undefined) return '';
  if (part === 'outcomes')
    return within === 'details' && place !== undefined
      ? `Detail ${number}${String.fromCharCode(97 + Number(place))}: `
      : `Outcome ${number}: `;
  if (part === 'artifacts')
    return `Artifact ${number}${within === 'guidingQuestions' && place !== undefined ? `, guiding question ${Number(place) + 1}` : ''}: `;
  return part === 'rubric' ? `Level ${number}: ` : '';
}
