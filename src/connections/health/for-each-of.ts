/**
 * Does all of the work, some of it at once. One that fails does not stop the others.
 *
 * @param signal begins nothing more once it is aborted
 * @throws the first failure, when all is done
 */
export async function forEachOf(
  work: readonly (() => Promise<unknown>)[],
  width: number,
  signal?: AbortSignal,
): Promise<void> {
  const queue = [...work];
  const failures: unknown[] = [];
  const isStopped = () => signal?.aborted === true;
  const lane = async () => {
    for (let next = queue.shift(); next && !isStopped(); next = queue.shift())
      await next().catch((error: unknown) => failures.push(error));
  };
  await Promise.all(Array.from({ length: width }, lane));
  if (failures.length > 0) throw failures[0];
}
