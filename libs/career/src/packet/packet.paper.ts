import { drawPaper, isolated, type Paper } from '#documents';
import { localDayOf } from '#kernel';
import { type PacketFacts, packetDocument } from './packet.document.js';
import { counted, dayInWords, durationInWords } from './packet-words.document.js';

/** The packet for people to read. It names the signed credential with the same facts. */
export function drawPacket(facts: PacketFacts): Promise<Buffer> {
  const { holder, issuer, at } = facts;
  const title = `Career certificate packet: ${holder.name}`;
  return drawPaper({ title, author: issuer.name, at, foot: title }, (paper) => {
    paper.title(holder.name, { above: 'Career certificate packet' });
    paper.paragraph(
      `As of ${dayInWords(facts.progress.asOf)} (${facts.zone}), the day of the newest record in it. ${issuer.name} attests the micro-credentials. The holder states the dates, hours and evaluations; ${issuer.name} has not checked them.`,
      { soft: true },
    );
    drawMicroCredentials(paper, facts);
    drawClock(paper, facts);
    drawYears(paper, facts);
    drawEachYear(paper, facts);
    drawStated(paper, facts);
    drawCheck(paper, facts);
  });
}

function drawMicroCredentials(paper: Paper, { progress: { microCredentials }, badges, zone }: PacketFacts): void {
  const { has, needed, missing, option } = microCredentials;
  paper.heading(`Micro-credentials: ${has} of ${needed}`);
  paper.paragraph(
    `${missing === 0 ? 'All are in force. Together they count as the specialist degree or doctorate.' : `${counted(missing, 'micro-credential')} missing.`} ${option.needed} count as one professional development option of the transition certificate: ${option.met ? 'complete' : `${counted(option.missing, 'micro-credential')} missing`}.`,
  );
  paper.list(microCredentials.stacks.map(({ title, earned, of }) => `${title}: ${earned} of ${of}`));
  if (badges.length === 0) return;
  paper.table(
    [
      { name: 'Badge', share: 3 },
      { name: 'Level', share: 1.4 },
      { name: 'Awarded', share: 1.8 },
      { name: 'Signed credential', share: 4 },
    ],
    badges.map(({ code, title, level, awardedAt, url }) => [
      `${code} ${title}`,
      level ?? '',
      dayInWords(localDayOf(awardedAt, zone)),
      url,
    ]),
  );
}

function drawClock(paper: Paper, { progress: { clock }, rules }: PacketFacts): void {
  paper.heading(`The clock: ${rules.initialYears} + ${rules.transitionYears} = ${rules.limitYears} years`);
  if (clock === null) {
    paper.paragraph('The holder has not stated when the initial certificate began.');
    return;
  }
  paper.facts([
    ['Initial certificate', `${dayInWords(clock.initial.from)} to ${dayInWords(clock.initial.lastDay)}`],
    ['Transition certificate', `${dayInWords(clock.transition.from)} to ${dayInWords(clock.transition.lastDay)}`],
    ['Final day', dayInWords(clock.lastDay)],
  ]);
}

function drawYears(paper: Paper, { progress: { experience, mentoring } }: PacketFacts): void {
  paper.heading('Experience and mentoring');
  paper.table(
    [
      { name: '', share: 1.5 },
      { name: 'Needed', share: 1 },
      { name: 'So far', share: 2 },
      { name: 'Missing', share: 2 },
    ],
    [['Experience', experience] as const, ['Mentoring', mentoring] as const].map(([name, { needed, has, missing }]) => [
      name,
      counted(needed, 'year'),
      durationInWords(has),
      durationInWords(missing),
    ]),
  );
}

function drawEachYear(paper: Paper, { progress: { yearly } }: PacketFacts): void {
  if (yearly.years.length === 0) return;
  paper.heading(
    `Each year: ${counted(yearly.neededHours, 'hour')} of professional development, ${counted(yearly.neededEvaluations, 'evaluation')}`,
  );
  paper.table(
    [
      { name: 'Year', share: 0.6 },
      { name: 'From', share: 1.8 },
      { name: 'To', share: 1.8 },
      { name: 'Hours', share: 0.8 },
      { name: 'Missing', share: 0.8 },
      { name: 'Evaluations', share: 1.1 },
    ],
    yearly.years.map(({ number, from, lastDay, hours, missingHours, evaluations }) => [
      String(number),
      dayInWords(from),
      dayInWords(lastDay),
      String(hours),
      String(missingHours),
      String(evaluations),
    ]),
  );
}

function drawStated(paper: Paper, { record: { positions, mentoring, development, evaluations } }: PacketFacts): void {
  paper.heading('What the holder states');
  const period = ({ from, to }: { from: string; to: string | null }): string =>
    to === null ? `Since ${dayInWords(from)}` : `${dayInWords(from)} to ${dayInWords(to)}`;
  const lists = [
    ...positions.map((position) => [
      'Position',
      `${isolated(position.role)}, ${isolated(position.place)}`,
      period(position),
    ]),
    ...mentoring.map((time) => ['Mentoring', time.mentor, period(time)]),
    ...development.map(({ about, hours, on }) => [
      'Development',
      `${isolated(about)}, ${counted(hours, 'hour')}`,
      dayInWords(on),
    ]),
    ...evaluations.map(({ by, on }) => ['Evaluation', by, dayInWords(on)]),
  ];
  if (lists.length === 0) paper.paragraph('Nothing.');
  else
    paper.table(
      [
        { name: 'What', share: 1 },
        { name: 'About', share: 3 },
        { name: 'When', share: 2.2 },
      ],
      lists,
    );
}

function drawCheck(paper: Paper, facts: PacketFacts): void {
  paper.heading('How to check this packet');
  paper.paragraph(
    'The same facts are in a signed credential (JSON) that any verifier of W3C credentials can check. Each badge’s address returns its signed credential, and the issuer’s status list shows its standing.',
  );
  paper.facts([
    ['Issuer', `${facts.issuer.name}, ${facts.issuer.id}`],
    ['Signed credential', packetDocument(facts).id],
    ['Rules', `Number ${facts.rules.number}. ${facts.rules.source}`],
  ]);
}
