/** How many of these things a second the work is done for, by so many workers at once. */
export async function perSecond<Thing>(
  things: Thing[],
  atOnce: number,
  work: (thing: Thing) => Promise<unknown>,
): Promise<number> {
  const queue = [...things];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let thing = queue.pop(); thing !== undefined; thing = queue.pop()) await work(thing);
    }),
  );
  return (things.length / (performance.now() - begun)) * 1000;
}
