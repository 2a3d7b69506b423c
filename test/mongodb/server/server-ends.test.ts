import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { findServerProgram, isSkipped, nameOfTests } from './server-programs.ts';

const PROGRAM = fileURLToPath(new URL('hold-server.ts', import.meta.url));
const program = findServerProgram();

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

describe.skipIf(isSkipped(program))(nameOfTests('a server for tests', program), () => {
  // SIGINT is what Ctrl-C sends. Nobody can handle SIGKILL.
  test.each(['SIGINT', 'SIGKILL'] as const)(
    'a database server ends when the process that started it is ended by %s',
    async (signal) => {
      const holder = fork(PROGRAM);
      const ended = once(holder, 'exit');
      const [uri] = (await once(holder, 'message')) as [string];
      const port = Number(new URL(uri).port);
      expect(await accepts(port)).toBe(true);
      holder.kill(signal);
      await ended;
      await eventually('the server is gone', async () => !(await accepts(port)));
    },
    60_000,
  );
});
