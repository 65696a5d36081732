/** Things per second, and milliseconds of processor time for each. */
export interface Rate {
  perSecond: number;
  cpu: number;
}

/** Does the work on each item, several at once, and measures how fast. */
export async function rateOf<Item>(
  items: Item[],
  together: number,
  work: (item: Item) => Promise<unknown>,
): Promise<Rate> {
  const left = [...items];
  const before = process.cpuUsage();
  const begun = performance.now();
  const worker = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: together }, worker));
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { perSecond: items.length / seconds, cpu: (user + system) / 1000 / items.length };
}

/** The rate with the least processor time: other work on the machine can only add to it. */
export function bestOf(rates: Rate[]): Rate {
  return rates.reduce((best, rate) => (rate.cpu < best.cpu ? rate : best));
}
