import { Link } from '@tanstack/react-router';
import type { Duplicate, DuplicatePlace } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { ActionButton } from '../parts/action-button';
import parts from '../parts/parts.module.css';
import { useCloseDuplicates } from './review.queries';
import classes from './similar-work.module.css';

/** By pair of submissions: what they have in common, in the order given. */
export function bySubmissions(duplicates: readonly Duplicate[]): [string, Duplicate[]][] {
  const pairs = new Map<string, Duplicate[]>();
  for (const duplicate of duplicates) {
    const key = duplicate.places.map(({ submissionId }) => submissionId).join(' ');
    pairs.set(key, [...(pairs.get(key) ?? []), duplicate]);
  }
  return [...pairs];
}

/** Two submissions, and everything that is the same in them. */
export function PairOfSubmissions({ duplicates, heading: Heading }: { duplicates: Duplicate[]; heading: 'h2' | 'h3' }) {
  const { places, samePerson } = duplicates[0]!;
  const names = [...new Set(places.map(({ candidate }) => candidate.name))].join(' and ');
  const open = duplicates.filter(({ state }) => state === 'open');
  return (
    <li className={classes.pair}>
      <Heading className={classes.title}>{names}</Heading>
      {samePerson && <p className={parts.soft}>Both are the work of one person</p>}
      <div className={classes.sides}>
        {places.map((place) => (
          <Work key={place.submissionId} place={place} />
        ))}
      </div>
      <ul className={classes.common} aria-label={`The same in the work of ${names}`}>
        {duplicates.map((duplicate) => (
          <InCommon key={duplicate.id} duplicate={duplicate} names={names} Heading={Heading === 'h2' ? 'h3' : 'h4'} />
        ))}
      </ul>
      {open.length > 1 && (
        <CloseButton label={`Seen, no issue in all ${open.length}`} duplicates={open} about={names} />
      )}
    </li>
  );
}

function Work({ place: { submissionId, candidate, microCredential, attempt, sealedAt } }: { place: DuplicatePlace }) {
  return (
    <div className={classes.side}>
      <p className={classes.who}>
        <Link to="/admin/review/submissions/$submissionId/reading" params={{ submissionId }}>
          {candidate.name}
        </Link>
        , {microCredential.code}
        {attempt > 1 && `, attempt ${attempt}`}
      </p>
      {sealedAt !== null && (
        <p className={parts.soft}>
          Submitted <DateText at={sealedAt} dayOnly />
        </p>
      )}
    </div>
  );
}

function InCommon({ duplicate, names, Heading }: { duplicate: Duplicate; names: string; Heading: 'h3' | 'h4' }) {
  const { places, foundAt, note, closedBy, closedAt, state } = duplicate;
  return (
    <li>
      <Heading className={classes.title}>{inWords(duplicate)}</Heading>
      <p className={parts.soft}>
        Found <DateText at={foundAt} relative />
      </p>
      <div className={classes.sides}>
        {places.map((place) => (
          <div key={place.submissionId} className={classes.side}>
            <p className={parts.soft}>
              {place.candidate.name}: {placeInWords(place)}
            </p>
            {place.excerpt !== '' && <blockquote className={classes.excerpt}>{place.excerpt}</blockquote>}
          </div>
        ))}
      </div>
      {note !== '' && (
        <p>
          {closedBy && closedAt ? (
            <>
              {closedBy.name} saw it <DateText at={closedAt} relative />:
            </>
          ) : (
            'Earlier note, before there was more in common:'
          )}{' '}
          “{note}”
        </p>
      )}
      {state === 'open' && (
        <CloseButton
          label="Seen, no issue"
          duplicates={[duplicate]}
          about={`${inWords(duplicate)}, ${placeInWords(places[0]!)}, ${names}`}
        />
      )}
    </li>
  );
}

function CloseButton({ label, duplicates, about }: { label: string; duplicates: Duplicate[]; about: string }) {
  return (
    <ActionButton
      label={label}
      about={about}
      title={label}
      confirmLabel="Remove from the list"
      reason="Note (administrators read it)"
      done={`Removed from the list: ${about}.`}
      act={useCloseDuplicates(duplicates.map(({ id }) => id))}
      size="compact-sm"
    >
      This leaves the list. It comes back if the work is submitted again with more in common.
    </ActionButton>
  );
}

/** "The same file" or "About 400 words are the same: 80% of the shorter text". */
function inWords({ kind, words, percent }: Duplicate): string {
  if (kind === 'same-file') return 'The same file';
  return `About ${(Math.round(words / 10) * 10).toLocaleString('en-US')} words are the same: ${percent}% of the shorter text`;
}

/** "Responsive narrative" or "Profile of sample documents, file 2 (Minutes.pdf), page 3". */
function placeInWords({ artifactTitle, filePosition, fileName, page }: DuplicatePlace): string {
  const where = filePosition === null ? artifactTitle : `${artifactTitle}, file ${filePosition} (${fileName})`;
  return page === null ? where : `${where}, page ${page}`;
}
