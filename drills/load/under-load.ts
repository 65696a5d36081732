import { expectNone, Fault } from '../drill.js';
import { openStage, type Stage, type StageOptions, startPrograms } from '../stage/stage.js';
import { doubled, lost } from './checks.js';
import { Crews } from './crews.js';
import { count, seconds } from './meter.js';
import { settle, stuckAfterMs, WaitingWork } from './waiting.js';

/** Opens a stage for a drill, and closes it whatever happens. */
export async function onStage(options: StageOptions, hold: (stage: Stage) => Promise<string[]>): Promise<string[]> {
  const stage = await openStage(options);
  try {
    return await hold(stage);
  } catch (error) {
    if (error instanceof Fault) throw new Fault(error.message, ...lastErrors(stage));
    throw error;
  } finally {
    await stage.stop();
  }
}

const errorsShown = 5;

/** What the programs wrote about errors, so that a fault can be traced. */
function lastErrors({ apis, workers }: Stage): string[] {
  return [...apis, ...workers].flatMap(({ name, log }) =>
    log
      .split('\n')
      .filter((line) => line.includes('"level":"error"'))
      .slice(-errorsShown)
      .map((line) => `${name}: ${line.slice(0, 1_500)}`),
  );
}

/**
 * Starts the programs, lets people work, and breaks something meanwhile. Then everybody finishes, and everything that was
 * acknowledged or asked for is looked for. Returns the lines of `breakIt`, and what people noticed.
 * @throws Fault when something is lost, doubled or stuck.
 */
export async function underLoad(stage: Stage, breakIt: (crews: Crews) => Promise<string[]>): Promise<string[]> {
  await startPrograms(stage);
  const crews = await Crews.start(stage);
  const waiting = new WaitingWork(stage);
  const lines = await breakIt(crews);
  const broken = performance.now();
  await crews.finish();
  await settle(stage);
  const settledMs = performance.now() - broken;
  await waiting.stop();

  const { faults, mailsSentAgain } = await doubled(stage);
  expectNone([...(await lost(stage, crews.acknowledged)), ...faults]);
  if (waiting.untouchedMs > stuckAfterMs)
    throw new Fault(`Nobody took up some work for ${seconds(waiting.untouchedMs)}.`);
  if (crews.meter.longestMs > stuckAfterMs)
    throw new Fault(`Somebody waited ${seconds(crews.meter.longestMs)} for an answer.`);
  return [
    ...lines,
    `${count(crews.acknowledged.length)} submissions from the draft to the released decision: nothing acknowledged is lost`,
    `one seal, decision, badge and email each; ${mailsSentAgain} of ${stage.sink.mails.length} emails were sent again with the same Message-ID`,
    crews.meter.words,
    `the longest that work waited for the next try was ${seconds(waiting.untouchedMs)}, and for its end ${seconds(waiting.longestMs)}`,
    `${seconds(settledMs)} after the last of this, everybody had finished and everything was done`,
  ];
}
