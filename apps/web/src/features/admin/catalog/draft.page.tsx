import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Version } from '../../../api/schema';
import { SaveStatus } from '../../../autosave/save-status';
import { SetAside } from '../../../autosave/set-aside';
import { DateText } from '../../../ui/date-text';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import parts from '../parts/parts.module.css';
import { draftQuery } from './catalog.queries';
import { Comments } from './design/comments';
import design from './design/design.module.css';
import { designQuery } from './design/design.queries';
import { ArtifactPart } from './draft/artifact-part';
import { Basics } from './draft/basics';
import { Check } from './draft/check';
import { CreditAndValidity } from './draft/credit-and-validity';
import classes from './draft/draft.module.css';
import { type DraftPart, isArtifactKind, partsOf } from './draft/faults';
import { Outcomes } from './draft/outcomes';
import { NextPart, PartsNav } from './draft/parts-nav';
import { Preview } from './draft/preview';
import { Rubric } from './draft/rubric';
import { useVersionDraft } from './draft/use-version-draft';
import { WhyAndMethod } from './draft/why-and-method';

const route = getRouteApi('/author/admin/catalog/drafts/$versionId');

/** The editor of a draft, one part at a time. It saves itself. Errors appear next to their fields. */
export function DraftPage() {
  const { versionId } = route.useParams();
  const { data: latest } = useSuspenseQuery(draftQuery(versionId));
  return <Draft key={versionId} version={latest.data} />;
}

function Draft({ version }: { version: Version }) {
  const { id: versionId, code, number, title } = version;
  const { draft, adopt, state, edit, faults, missing, unconfirmed, unchecked } = useVersionDraft(version);
  const content = state.value;
  const { may } = useSuspenseQuery(designQuery(versionId)).data;
  const edits = may.includes('edit');
  const search = route.useSearch();
  const { part, name } = partsOf(content).find((one) => one.part === search.part) ?? partsOf(content)[0]!;
  const all = [...faults, ...missing];
  const fields = { content, edit, faultAt: (pointer: string) => all.find((one) => one.pointer === pointer)?.detail };
  return (
    <Page
      title={`${code} version ${number}: draft`}
      width="wide"
      breadcrumb={
        <Link to="/admin/catalog/$code" params={{ code }}>
          {code} {title}
        </Link>
      }
      lead={
        edits
          ? 'Only administrators and the design team can see this draft. Changes save themselves. It can move to pilot when nothing is missing.'
          : 'Only administrators and the design team can see this draft. You can read it and comment on it.'
      }
    >
      {state.restoredFrom !== null && (
        <Notice tone="good" announce>
          We restored changes that you made here until <DateText at={state.restoredFrom} />.
        </Notice>
      )}
      {state.setAside !== null && (
        <SetAside putBack={() => draft.write(state.setAside!)} dismiss={draft.dismissSetAside} />
      )}
      {state.status === 'conflict' && <Clash choose={(which) => void draft.choose(which)} />}
      <div className={classes.frame} data-part={part}>
        <PartsNav versionId={versionId} content={content} faults={all} current={part} />
        <OnePart part={part} name={name}>
          {unchecked !== null && (
            <ErrorNotice error={unchecked} safe="The draft could not be checked. Your entries are still here." />
          )}
          <fieldset disabled={!edits} className={design.readOnly}>
            {part === 'basics' && <Basics {...fields} />}
            {part === 'why-and-method' && <WhyAndMethod {...fields} />}
            {part === 'credit-and-validity' && <CreditAndValidity {...fields} />}
            {part === 'outcomes' && <Outcomes {...fields} />}
            {isArtifactKind(part, content) && <ArtifactPart {...fields} kind={part} />}
            {part === 'scale' && <Rubric {...fields} />}
          </fieldset>
          {part === 'preview' && <Preview content={content} levelAssumed={version.levelAssumed} />}
          {part === 'check' && (
            <Check
              version={version}
              content={content}
              etag={draft.isSaved ? `"${draft.basedOn}"` : null}
              faults={faults}
              missing={missing}
              unconfirmed={unconfirmed}
            />
          )}
          {part !== 'preview' && part !== 'check' && <Comments {...{ versionId, part, content, draft, adopt }} />}
          <NextPart versionId={versionId} content={content} current={part} />
        </OnePart>
      </div>
      {/* A preview has a line of its own at the bottom of the window. */}
      {edits && (
        <div className={part === 'preview' ? undefined : parts.bar}>
          <SaveStatus
            state={state}
            what="draft"
            unwritten="Changes save themselves."
            saveNow={() => void draft.save()}
          />
        </div>
      )}
    </Page>
  );
}

/** The part on the page. It takes the focus when another part is opened. */
function OnePart({ part, name, children }: { part: DraftPart; name: string; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  const shown = useRef(part);
  useEffect(() => {
    if (shown.current === part) return;
    shown.current = part;
    frame.current?.focus();
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, [part]);
  return (
    <div ref={frame} tabIndex={-1} role="group" aria-label={name} className={classes.part}>
      {children}
    </div>
  );
}

function Clash({ choose }: { choose: (which: 'mine' | 'theirs') => void }) {
  return (
    <Notice tone="caution" title="Someone else changed this draft" announce>
      <p>
        Your version is still on this page and is not saved. If you keep it, it replaces the other version. If you load
        the saved version, yours is set aside until you leave this page.
      </p>
      <div className={parts.actions}>
        <Button variant="default" onClick={() => choose('mine')}>
          Save my version
        </Button>
        <Button variant="default" onClick={() => choose('theirs')}>
          Load saved version
        </Button>
      </div>
    </Notice>
  );
}
