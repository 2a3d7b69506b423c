/**
 * Preloaded into a program under measurement. Answers each message `longest-turn` with the most CPU time
 * that the main thread used between two checks, in ms, and starts again from zero. Two checks are
 * `EVERY_MS` apart unless one turn of the event loop takes longer, so the value is that turn and a
 * little more. It counts the CPU time of this thread alone, so that other programs on the machine
 * do not add to it.
 */
const EVERY_MS = 5;

let before = process.threadCpuUsage();
let longest = 0;

setInterval(() => {
  const used = process.threadCpuUsage(before);
  before = process.threadCpuUsage();
  longest = Math.max(longest, (used.user + used.system) / 1000);
}, EVERY_MS).unref();

process.on('message', (message) => {
  if (message !== 'longest-turn') return;
  process.send?.(longest);
  longest = 0;
});
// The channel to the parent must not keep the program alive.
process.channel?.unref();
