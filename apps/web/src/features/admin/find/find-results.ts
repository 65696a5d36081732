import type { LinkProps } from '@tanstack/react-router';
import type { Role, SearchResults } from '../../../api/schema';
import { statusNames } from '../badges/badge-words';

/** A result: what it says, and the page it opens. */
export interface Result {
  key: string;
  name: string;
  /** What tells it from others with the same name. */
  about: string;
  link: Pick<LinkProps, 'to' | 'params' | 'search'>;
}

export interface Kind {
  title: string;
  /** How many results, in words. */
  count: string;
  results: Result[];
}

const submissionStates: Record<SearchResults['submissions']['items'][number]['state'], string> = {
  draft: 'Draft',
  sealed: 'Submitted',
  in_review: 'In review',
  adjudicating: 'With a third reviewer',
  decided: 'Decided, not released',
  released: 'Released',
};

/** The kinds that have results, in a fixed order. */
export function kindsOf(found: SearchResults, text: string, roleNames: Record<Role, string>): Kind[] {
  const { people, submissions, badges, microCredentials } = found;
  const kinds: Kind[] = [
    kind('People', ['person', 'people'], people, ({ id, name, email, roles }) => ({
      key: `person ${id}`,
      name,
      about: [email, ...roles.map((role) => roleNames[role])].join(', '),
      link: { to: '/admin/people/$personId', params: { personId: id } },
    })),
    kind('Submissions', ['submission', 'submissions'], submissions, (submission) => ({
      key: `submission ${submission.id}`,
      name: `Submission ${submission.number}`,
      about: [
        submission.candidate.name,
        `${submission.microCredential.code} ${submission.microCredential.title}`,
        submissionStates[submission.state],
      ].join(', '),
      link: { to: '/admin/review/submissions/$submissionId', params: { submissionId: submission.id } },
    })),
    kind('Badges', ['badge', 'badges'], badges, ({ id, code, title, state, person }) => ({
      key: `badge ${id}`,
      name: `${code} ${title}`,
      about: `${person.name}, ${statusNames[state]}`,
      link: { to: '/admin/badges/$awardId', params: { awardId: id } },
    })),
    kind('Micro-credentials', ['micro-credential', 'micro-credentials'], microCredentials, ({ code, title }) => ({
      key: `micro-credential ${code}`,
      name: `${code} ${title}`,
      about: '',
      link: { to: '/admin/catalog/$code', params: { code } },
    })),
  ];
  if (people.more)
    kinds[0]!.results.push({
      key: 'all people',
      name: 'Show all matches',
      about: 'The list of people',
      link: { to: '/admin/people', search: { text } },
    });
  return kinds.filter(({ results }) => results.length > 0);
}

function kind<Item>(
  title: string,
  [one, many]: [string, string],
  { items, more }: { items: Item[]; more: boolean },
  resultOf: (item: Item) => Result,
): Kind {
  const count = `${more ? 'more than ' : ''}${items.length} ${items.length === 1 && !more ? one : many}`;
  return { title, count, results: items.map(resultOf) };
}
