import { Link } from '@tanstack/react-router';
import type { VersionContent } from '../../../../api/schema';
import { counted } from '../../../../ui/number-words';
import classes from './draft.module.css';
import { type DraftPart, type Fault, partAt, partsOf } from './faults';

interface PartsNavProps {
  versionId: string;
  content: VersionContent;
  faults: readonly Fault[];
  current: DraftPart;
}

/** The parts of a draft, and how much is left to do in each. */
export function PartsNav({ versionId, content, faults, current }: PartsNavProps) {
  return (
    <nav aria-label="Parts of the draft" className={classes.parts}>
      <ol>
        {partsOf(content).map(({ part, name }) => {
          const open = faults.filter(({ pointer }) => partAt(pointer, content) === part).length;
          return (
            <li key={part}>
              <Link
                to="/admin/catalog/drafts/$versionId"
                params={{ versionId }}
                search={{ part }}
                aria-current={part === current ? 'page' : undefined}
              >
                {name}
              </Link>
              {open > 0 && <span className={classes.open}> {counted(open, 'thing')} to do</span>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** The way to the next part. */
export function NextPart({ versionId, content, current }: Omit<PartsNavProps, 'faults'>) {
  const parts = partsOf(content);
  const next = parts[parts.findIndex(({ part }) => part === current) + 1];
  if (next === undefined) return null;
  return (
    <p className={classes.next}>
      <Link to="/admin/catalog/drafts/$versionId" params={{ versionId }} search={{ part: next.part }}>
        Next: {next.name}
      </Link>
    </p>
  );
}
