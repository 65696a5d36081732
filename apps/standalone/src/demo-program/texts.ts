import type { Topic } from './topics.js';

type Words = Record<'goal' | 'group' | 'tool' | 'sign' | 'place', string>;

const sentences: readonly ((words: Words) => string)[] = [
  ({ goal, group, place }) => `This year I worked on ${goal} together with ${group}, and we began in ${place}.`,
  ({ sign, group }) => `At first ${sign} was rare. When I asked why, ${group} told me what they had tried before.`,
  ({ tool, goal }) => `We chose ${tool} because it serves ${goal} and takes little time.`,
  ({ group, place, sign }) => `Twice a month ${group} met in ${place} and counted ${sign} before anyone explained it.`,
  ({ tool, group }) => `I used ${tool} myself first, so that ${group} could see me learn.`,
  ({ goal, sign }) => `We agreed that ${goal} is real only where a visitor sees ${sign}.`,
  ({ place, tool }) => `What I saw in ${place} surprised me: ${tool} helped most where I had expected the least.`,
  ({ group, goal }) => `Some of ${group} doubted ${goal}, and they had good reasons.`,
  ({ tool, place }) => `We shortened ${tool} in November, after the visits to ${place} had taken too long.`,
  ({ sign, place }) => `By January we found ${sign} in most weeks, first in ${place}.`,
  ({ group, tool }) => `Then ${group} changed ${tool} without asking me, and made it better.`,
  ({ goal, group, sign }) => `I had thought of ${goal} as my plan. Now ${group} own it, and ${sign} is their measure.`,
  ({ place, sign }) => `The notes from ${place} show it: we marked ${sign} with a date each time.`,
  ({ goal, tool }) => `For students who find ${goal} hard, we added a quieter way to use ${tool}.`,
  ({ group, place }) => `I left an hour free each week so that ${group} could visit ${place}.`,
  ({ sign, tool }) => `Where we still miss ${sign}, the reason is seldom ${tool}; it is time.`,
  ({ goal, place }) => `Families asked about ${goal} at the fall evening, and we showed them ${place}.`,
  ({ group, sign, goal }) => `Next year ${group} will look for ${sign} from the first week, and keep ${goal} in view.`,
];

/** A text on the topic with at least so many words, in paragraphs. `start` gives another text on the same topic. */
export function textOn(topic: Topic, { words, start = 0 }: { words: number; start?: number }): string {
  const paragraphs: string[] = [];
  let count = 0;
  for (let paragraph = 0; count < words; paragraph += 1) {
    const lines = Array.from({ length: 6 }, (_, line) => sentenceOn(topic, start + paragraph * 6 + line));
    paragraphs.push(lines.join(' '));
    count += lines.join(' ').split(' ').length;
  }
  return paragraphs.join('\n\n');
}

function sentenceOn(topic: Topic, index: number): string {
  const round = Math.floor(index / sentences.length);
  const pick = (list: readonly string[], step: number) => list[(index * step + round) % list.length]!;
  return sentences[index % sentences.length]!({
    goal: pick(topic.goals, 1),
    group: pick(topic.groups, 2),
    tool: pick(topic.tools, 1),
    sign: pick(topic.signs, 2),
    place: pick(topic.places, 1),
  });
}
