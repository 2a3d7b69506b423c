/**
 * Reads the next items of `source` while the caller works on an item. At most `most` items are
 * being read or wait for the caller. The order does not change. An error of the source is thrown
 * after every item that was read before it.
 *
 * @param stop called when the caller stops early, so that a read that runs can end at once
 * @throws what the source throws
 */
export async function* readAhead<Item>(
  source: AsyncIterable<Item>,
  most: number,
  stop: () => void,
): AsyncGenerator<Item> {
  const iterator = source[Symbol.asyncIterator]();
  const ahead: Promise<IteratorResult<Item>>[] = [];
  const readOne = () => {
    const next = iterator.next();
    // The promise is awaited below, maybe later. Until then a failure must not count as unhandled.
    next.catch(() => undefined);
    ahead.push(next);
  };
  let isAtEnd = false;
  try {
    while (!isAtEnd) {
      while (ahead.length < most) readOne();
      const next = await ahead.shift();
      if (!next || next.done === true) {
        isAtEnd = true;
        break;
      }
      readOne();
      yield next.value;
    }
  } finally {
    if (!isAtEnd) stop();
    await iterator.return?.();
  }
}
