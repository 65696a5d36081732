/**
 * Cuts a content, with `first` before it, into parts of `size` bytes. The last part may be smaller. When the content
 * fails, the bytes that came are the last part, and then its error is thrown.
 */
export async function* partsOf(first: Buffer, content: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let chunks = [first];
  let length = first.length;
  const incoming = content[Symbol.asyncIterator]();
  let failure: { reason: unknown } | undefined;
  try {
    for (;;) {
      const next = await incoming.next().catch((reason: unknown) => {
        failure = { reason };
        return { done: true as const, value: undefined };
      });
      if (next.done) break;
      chunks.push(next.value);
      length += next.value.length;
      while (length >= size) {
        const collected = Buffer.concat(chunks, length);
        yield collected.subarray(0, size);
        chunks = [collected.subarray(size)];
        length -= size;
      }
    }
    if (length > 0) yield Buffer.concat(chunks, length);
  } finally {
    // A reader that stops early needs no more of the content.
    await incoming.return?.();
  }
  if (failure !== undefined) throw failure.reason;
}
