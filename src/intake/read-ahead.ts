/**
 * Reads on from `source` while the caller works on what came before. At most `most` items are under
 * way or wait for the caller. The order stays. An error of the source comes after every item that
 * was read before it.
 *
 * @param stop called when the caller leaves, so that what is under way can end at once
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
    // It is awaited below, perhaps later; until then a failure is not unhandled.
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
