/** The story of the demo's documents: a school that works on talk in lessons. It is invented. */

export const school = 'Example Elementary School';

/** How many lessons were visited in a month, and in how many the strategy was seen. */
export const walkthroughs = [
  { month: 'Sep', visits: 24, seen: 5 },
  { month: 'Oct', visits: 31, seen: 9 },
  { month: 'Nov', visits: 27, seen: 11 },
  { month: 'Dec', visits: 18, seen: 9 },
  { month: 'Jan', visits: 29, seen: 17 },
  { month: 'Feb', visits: 30, seen: 20 },
  { month: 'Mar', visits: 26, seen: 20 },
  { month: 'Apr', visits: 33, seen: 27 },
] as const;

export interface Chapter {
  title: string;
  paragraphs: readonly string[];
}

export const plan: readonly Chapter[] = [
  {
    title: 'Where we begin',
    paragraphs: [
      'In September two of us visited twenty-four lessons for ten minutes each. We had agreed on one question: do students explain their thinking to each other, or only to the teacher? In five lessons, they explained it to each other.',
      'The reading results of the previous year show the same. Students find a fact in a text as well as students elsewhere in the state; they fall behind when they have to say why a conclusion follows. Teachers named the same gap in their own words before we showed them the figures.',
      'So we chose one goal for the year: talk in which students give reasons. We left other good ideas for later.',
    ],
  },
  {
    title: 'What everyone will see',
    paragraphs: [
      'By May, a visitor to any lesson sees students speak to each other about the task for at least a quarter of the time, in pairs or threes, with a question that has more than one good answer.',
      "Teachers plan the question, not the activity. The planning sheet has one line for it, and teams read each other's line on Mondays. What is not on the sheet is left to the teacher.",
      'Students know three sentences by heart: "I think so because", "I see it differently because", "What makes you say that?". They hang in every room, in the languages spoken there.',
    ],
  },
  {
    title: 'How we learn to do it',
    paragraphs: [
      'Every second Wednesday the teams meet for fifty minutes. They watch four minutes of a lesson by one of their own, chosen by that teacher, and answer two questions: what did students say, and what question made them say it?',
      'I lead the first two meetings of each team and attend the others as a member. From the third on, a teacher leads; the agenda, the norms and the notes stay the same, so that anyone can lead.',
      'Each teacher visits a colleague once a semester. I take their class for that half hour. This costs me two days a semester and has done more than any session I have led.',
    ],
  },
  {
    title: 'How we know',
    paragraphs: [
      'Two visitors watch every lesson together, write down what they saw before they talk, and compare. In September we agreed in seven of ten lessons, in April in nine of ten; what is reported here is what both saw.',
      'The share of lessons in which students explained their thinking to each other rose from a fifth to four fifths. It rose slowest in the upper grades, where lessons are fullest; there we cut the number of tasks before we asked for more talk.',
      'Writing followed talk with a delay of about two months. In the spring samples, three of four students gave a reason with their conclusion, against two of five in the fall. We scored both sets in one sitting, mixed, without dates.',
    ],
  },
  {
    title: 'What we changed along the way',
    paragraphs: [
      'In November the teams told us that watching a whole lesson on video took up the time meant for talking about it. We cut it to four minutes. In December the sheet had nine lines; since then it has had one.',
      'Adults wrote the first sentences on the wall, and no student used them. The third grade rewrote them. These are the ones that hang there now.',
      'We stopped sending visit notes by email. We hand them over in person on the same day, in two minutes, standing.',
    ],
  },
  {
    title: 'What comes next',
    paragraphs: [
      'Two teams want to extend the talk across lessons, so that students return to a question a week later. They will try it first and tell the others in October.',
      'New teachers spend their first two visits with a colleague who has led a team. They do not get a binder.',
      'Three neighboring schools asked for our sheet. They get it together with the offer to watch a meeting, because the sheet alone did little for us, too.',
    ],
  },
];

export const agenda = {
  title: 'Team meeting, grade 4',
  purpose: 'Decide on one question for Thursday that makes students give reasons.',
  steps: [
    ['5 min', 'Last time we said we would listen for "because". What did we hear?'],
    ['10 min', 'Watch four minutes of the fractions lesson, twice. First time: write down what students say.'],
    [
      '15 min',
      "What question made them say it? Sort the slips into answers, reasons, and reasons about another's reason.",
    ],
    ['15 min', 'Write the question for Thursday. Read it aloud as a student who has not understood the lesson.'],
    ['5 min', 'Who visits whom? What do we tell the other teams?'],
  ],
  notes: [
    'We heard "because" eleven times in four minutes, nine times from the same three students. The question was good; the order of speaking was not.',
    'For Thursday: "Which of these two is closer to one half, and how could someone be misled?" Students write for one minute before anyone speaks.',
    'The visitor on Thursday counts who speaks, not what is said.',
  ],
} as const;
