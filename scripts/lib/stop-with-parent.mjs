/**
 * Preloaded into a child process: stops it when its parent is gone, however that happened, so that
 * no port stays taken.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The open channel alone is no reason to keep running.
process.channel?.unref();
