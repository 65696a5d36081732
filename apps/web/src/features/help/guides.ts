import administrationDark from '../../../../../docs/screens/administration-dark-1280.png';
import administration from '../../../../../docs/screens/administration-light-1280.png';
import careerDark from '../../../../../docs/screens/career-dark-1280.png';
import career from '../../../../../docs/screens/career-light-1280.png';
import evidenceDark from '../../../../../docs/screens/evidence-dark-1280.png';
import evidence from '../../../../../docs/screens/evidence-light-1280.png';
import myBadgeDark from '../../../../../docs/screens/my-badge-dark-1280.png';
import myBadge from '../../../../../docs/screens/my-badge-light-1280.png';
import myWorkDark from '../../../../../docs/screens/my-work-dark-1280.png';
import myWork from '../../../../../docs/screens/my-work-light-1280.png';
import resultDark from '../../../../../docs/screens/result-dark-1280.png';
import result from '../../../../../docs/screens/result-light-1280.png';
import reviewQueueDark from '../../../../../docs/screens/review-queue-dark-1280.png';
import reviewQueue from '../../../../../docs/screens/review-queue-light-1280.png';
import rosterDark from '../../../../../docs/screens/roster-dark-1280.png';
import roster from '../../../../../docs/screens/roster-light-1280.png';
import scoringDark from '../../../../../docs/screens/scoring-dark-1280.png';
import scoring from '../../../../../docs/screens/scoring-light-1280.png';
import taskListDark from '../../../../../docs/screens/task-list-dark-1280.png';
import taskList from '../../../../../docs/screens/task-list-light-1280.png';
import writingDark from '../../../../../docs/screens/writing-dark-1280.png';
import writing from '../../../../../docs/screens/writing-light-1280.png';
import type { Guide } from '../../app/help-places';

export interface Part {
  /** The fragment of its address; see app/help-places.ts. */
  id: string;
  title: string;
  words: string[];
  picture?: { light: string; dark: string; alt: string };
  /** Whether the reviewer's shortcuts follow. */
  keys?: true;
}

export const guides: Record<Guide, { title: string; lead: string; parts: Part[] }> = {
  candidate: {
    title: 'Help for candidates',
    lead: 'How to earn a micro-credential, from registration to the badge.',
    parts: [
      {
        id: 'register',
        title: 'Register',
        words: [
          'Open My work and choose a pilot. If the pilot asks for it, attend an informational meeting first.',
          'Choose a micro-credential and select Register. Your days begin to count when you select Start work.',
        ],
        picture: {
          light: myWork,
          dark: myWorkDark,
          alt: 'My work: the micro-credential in progress, and the pilots that are open',
        },
      },
      {
        id: 'tasks',
        title: 'See what is left',
        words: [
          'The task list shows your artifacts, what is missing in each, and the days you have left.',
          'Start with the next action at the top. You can work on the artifacts in any order.',
        ],
        picture: {
          light: taskList,
          dark: taskListDark,
          alt: 'A task list with the artifacts, the state of each, and one next action',
        },
      },
      {
        id: 'write',
        title: 'Write',
        words: [
          'Your text saves itself. The page says when it was saved last.',
          'The outcomes and the guiding questions are beside your text. The word count shows the minimum.',
          'If the connection is lost, continue writing. Your text stays in this browser and is saved later.',
        ],
        picture: {
          light: writing,
          dark: writingDark,
          alt: 'The writing page: text on one side, outcomes and guiding questions beside it',
        },
      },
      {
        id: 'upload',
        title: 'Upload files',
        words: [
          'Select Choose files, drag files onto the page, or paste a picture. You can pause an upload and resume it.',
          'Describe each file in a few words. If a file is not accepted, the page says why and which formats are.',
        ],
      },
      {
        id: 'evidence',
        title: 'Link evidence',
        words: [
          'For each detail, choose what shows it: a text, or a page or a moment of a file. Then say why it shows it.',
          'The page lists the details that have no evidence yet.',
        ],
        picture: {
          light: evidence,
          dark: evidenceDark,
          alt: 'The evidence map: each detail of the outcomes with the evidence linked to it',
        },
      },
      {
        id: 'submit',
        title: 'Check and submit',
        words: [
          'Check your answers, answer the questions about your work, and select Submit when nothing is missing.',
          'You get a receipt to keep. You can read what you submitted at any time.',
        ],
      },
      {
        id: 'result',
        title: 'Read the result',
        words: [
          'Two reviewers score your work without knowing who you are. You get an email when the result is there.',
          'If a detail is not yet met, the task list opens on it, with the reviewers’ words. Revise only that detail.',
        ],
        picture: {
          light: result,
          dark: resultDark,
          alt: 'A result: each outcome with its level and the reviewers’ feedback',
        },
      },
      {
        id: 'badges',
        title: 'Share your badge',
        words: [
          'Open My badges and choose a badge. You can add it to LinkedIn, copy its link, or put it in your email signature.',
          'Anyone with the link can verify the badge. Connected backpacks lists the backpacks that may read your badges.',
        ],
        picture: { light: myBadge, dark: myBadgeDark, alt: 'A badge with the buttons to share it' },
      },
      {
        id: 'career',
        title: 'Follow your career certificate',
        words: ['Career shows what you have done toward the career certificate and what is left.'],
        picture: { light: career, dark: careerDark, alt: 'Career: progress toward the career certificate' },
      },
    ],
  },
  reviewer: {
    title: 'Help for reviewers',
    lead: 'How to review a submission, from your queue to the lock.',
    parts: [
      {
        id: 'queue',
        title: 'Take a review',
        words: [
          'Reviews lists what is in progress and what is offered to you, with due dates.',
          'Press n, or select Take one from the pool, to get the next one.',
        ],
        picture: {
          light: reviewQueue,
          dark: reviewQueueDark,
          alt: 'The review queue: reviews in progress, and reviews offered',
        },
      },
      {
        id: 'score',
        title: 'Score',
        words: [
          'The evidence is on the left and the rubric is on the right. Select an evidence link to open that page or second.',
          'Choose a level for each detail. If the level does not meet, write a rationale and cite evidence.',
          'Scores save themselves. If something in the submission shows who wrote it, report a problem.',
        ],
        picture: {
          light: scoring,
          dark: scoringDark,
          alt: 'The desk: a page of evidence on the left, the rubric with its levels on the right',
        },
      },
      {
        id: 'keys',
        title: 'Keyboard shortcuts',
        words: ['You can do a whole review by keyboard. Press ? to turn the single keys off.'],
        keys: true,
      },
      {
        id: 'lock',
        title: 'Lock',
        words: [
          'Check your scores, add overall comments if you like, and lock the review. You cannot change it after that.',
          'Then you go straight on to the next review.',
        ],
      },
    ],
  },
  coach: {
    title: 'Help for coaches',
    lead: 'How to follow the people you coach.',
    parts: [
      {
        id: 'people',
        title: 'See where your people are',
        words: [
          'Coaching lists the people you coach, where each one is, and the time left.',
          'You see their progress, not their work. Select a micro-credential to see more.',
        ],
      },
      {
        id: 'meetings',
        title: 'Record a meeting',
        words: ['Open a person, write a note about the meeting, and select Record meeting.'],
      },
    ],
  },
  designer: {
    title: 'Help for designers',
    lead: 'How to write a micro-credential as a team.',
    parts: [
      {
        id: 'write',
        title: 'Write a version',
        words: [
          'Design lists the micro-credentials that you design. Open one, then open its draft. It saves itself.',
          'The director of the level starts drafts and moves them to pilot. Designers edit them, and reviewers of drafts read them.',
        ],
      },
      {
        id: 'comment',
        title: 'Comment and suggest other words',
        words: [
          'Below each part of a draft, you can comment on one place and suggest other words for it.',
          'People who edit the draft can take over a suggestion, as long as the words have not changed since.',
        ],
      },
      {
        id: 'sign-off',
        title: 'Sign off',
        words: [
          'Where a level has a director, the director signs off the version before its pilot, and again before it is published.',
          'A sign-off is of the version as it is. After a change, sign off again.',
        ],
      },
    ],
  },
  administrator: {
    title: 'Help for administrators',
    lead: 'How to run a pilot, from invitations to badges.',
    parts: [
      {
        id: 'overview',
        title: 'See what to do',
        words: ['To do lists what waits for you and what is late. Each number leads to its list.'],
        picture: {
          light: administration,
          dark: administrationDark,
          alt: 'To do: the numbers of things that wait, each a link to its list',
        },
      },
      {
        id: 'pilots',
        title: 'Run a pilot and extend deadlines',
        words: [
          'A pilot’s page shows seats, meetings, and people at risk. Its roster shows where everyone is.',
          'To extend deadlines, select people in the roster, then Extend deadline. You see each new last day before you confirm.',
        ],
        picture: { light: roster, dark: rosterDark, alt: 'A roster: each candidate with a state and a deadline' },
      },
      {
        id: 'assign',
        title: 'Assign reviewers',
        words: [
          'Under Review, select Assign reviewers. Laurel proposes two reviewers without conflicts for each submission.',
          'Change the plan if you like, then confirm it once for all submissions.',
        ],
      },
      {
        id: 'release',
        title: 'Release decisions',
        words: [
          'Open a decision to read the work, the scores, and the feedback. Then select Release.',
          'To release more than one decision at a time, select Release several.',
          'The candidate gets an email. A badge is issued when the work is met and the pilot’s requirements are done.',
        ],
      },
      {
        id: 'authoring',
        title: 'Write micro-credentials',
        words: [
          'Under Authoring, open a draft. It saves itself. The preview shows what candidates and reviewers will see.',
          'A micro-credential’s page lists its design team. People with the role Designer can be added to it.',
          'A published version does not change. To change it, choose a copy of it and select Start draft.',
        ],
      },
      {
        id: 'badges',
        title: 'Manage badges',
        words: ['Under Badges, open a badge to suspend, reinstate, or revoke it. Each of these asks for a reason.'],
      },
      {
        id: 'people',
        title: 'Invite people and give roles',
        words: ['Under People, invite people one at a time or from a CSV file. Open a person to change roles.'],
      },
      {
        id: 'program',
        title: 'Change how your program works and looks',
        words: [
          'Under Program, set what a new pilot starts with, your words for the roles, your color, and the sender of your emails.',
          'Pilots that exist keep their settings. The audit trail shows who changed what.',
        ],
      },
      {
        id: 'records',
        title: 'Look up what happened',
        words: ['Email shows each message. Audit trail shows who did what, and when. You can download lists as CSV.'],
      },
    ],
  },
};
