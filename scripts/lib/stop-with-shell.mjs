/**
 * A supervisor sends SIGTERM to npm, which ends its shell, and some shells end without passing it on.
 * The shell is this process's parent, so its end is the request to stop. Does nothing outside of npm:
 * a program that was started by hand may outlive its terminal.
 */
export function stopWithShell() {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM');
  }, 250).unref();
}
