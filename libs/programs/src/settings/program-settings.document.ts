import { changesInWords, type LocalTime, type Said, type Zone } from '#kernel';

/** What a program decides for itself. Each program changes its own. */
export interface ProgramSettings {
  /** What a new pilot has unless its administrator chooses otherwise. Pilots that exist keep theirs. */
  newPilots: {
    zone: Zone;
    windowDays: number;
    /** For each version. */
    seats: number;
    meetingRequired: boolean;
    recommendedConcurrent: number;
    resubmissionDays: number;
    atRiskDays: number;
  };
  /** Whether files that were not scanned can be submitted and opened (rule 25). Null: as the operator configured it. */
  acceptUnscanned: boolean | null;
  /** When candidates are reminded: so many days before their deadline, on their wall clock. */
  deadlineReminders: { days: number[]; localTime: LocalTime };
  /** When an administrator can remind a reviewer (rule 29): of what is late or due within these days, and how often. */
  reviewerReminders: { dueWithinDays: number; restHours: number };
  /** What the program calls people with each role, by role. Absent: the word of Laurel. */
  roleNames: Readonly<Partial<Record<string, string>>>;
  /** `#rrggbb`. Null: the green of Laurel. */
  accent: string | null;
  /** The sender that readers see, where their answers go, and what ends each letter. */
  mail: { senderName: string | null; replyTo: string | null; signature: string };
}

/** The settings together with the name of the program, which is changed in the same way. */
export interface NamedSettings extends ProgramSettings {
  name: string;
}

/** The settings of a program that has changed none. */
export const standardSettings: ProgramSettings = {
  newPilots: {
    zone: 'America/Chicago',
    windowDays: 120,
    seats: 10,
    meetingRequired: true,
    recommendedConcurrent: 2,
    resubmissionDays: 30,
    atRiskDays: 14,
  },
  acceptUnscanned: null,
  deadlineReminders: { days: [30, 14, 7, 2, 1], localTime: '09:00' },
  reviewerReminders: { dueWithinDays: 3, restHours: 24 },
  roleNames: {},
  accent: null,
  mail: { senderName: null, replyTo: null, signature: '' },
};

/** The settings in force: what a program has changed, over the standard. */
export function settingsInForce(changed: Partial<ProgramSettings>): ProgramSettings {
  return { ...standardSettings, ...changed };
}

/** What the history calls each setting. */
const words: Record<Exclude<keyof ProgramSettings, 'roleNames'>, string | Record<string, string>> = {
  newPilots: {
    zone: 'new pilots, time zone',
    windowDays: 'new pilots, days of the window',
    seats: 'new pilots, seats',
    meetingRequired: 'new pilots, meeting first',
    recommendedConcurrent: 'new pilots, recommended at once',
    resubmissionDays: 'new pilots, days to resubmit',
    atRiskDays: 'new pilots, at risk with days left',
  },
  acceptUnscanned: 'files that were not scanned',
  deadlineReminders: { days: 'reminders of deadlines, days before', localTime: 'reminders of deadlines, time' },
  reviewerReminders: {
    dueWithinDays: 'reminders of reviewers, days before',
    restHours: 'reminders of reviewers, hours between two',
  },
  accent: 'accent color',
  mail: { senderName: 'sender of emails', replyTo: 'answers to emails', signature: 'signature of emails' },
};

/** The changes in words, for the history. */
export function settingChanges(before: NamedSettings, after: NamedSettings): string[] {
  return changesInWords(wordsOf(before), wordsOf(after));
}

function wordsOf({ name, roleNames, ...settings }: NamedSettings): Map<string, Said> {
  const said = Object.entries(words).flatMap(([part, what]): [string, Said][] => {
    const value: unknown = settings[part as keyof typeof settings];
    if (typeof what === 'string') return [[part, { what, words: inWords(value) }]];
    return Object.entries(what).map(([key, each]) => [
      `${part}.${key}`,
      { what: each, words: inWords((value as Record<string, unknown>)[key]) },
    ]);
  });
  const names = Object.entries(roleNames).map(([role, word]): [string, Said] => [
    `roleNames.${role}`,
    { what: `word for ${role}`, words: word! },
  ]);
  return new Map([['name', { what: 'name', words: name }], ...said, ...names]);
}

function inWords(value: unknown): string {
  if (value === null || value === '') return 'as usual';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') : String(value as string | number);
}
