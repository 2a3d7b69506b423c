import { Socket } from 'node:net';
import { afterEach, beforeEach, expect } from 'vitest';
import { isDatabaseHost } from './test/mongodb/server/is-database-host.ts';

/** What a test logs as an error without expecting it is a failure that nobody looked at. */
const { error: printError } = console;
let errors: unknown[][] = [];
/** Tests of one file may run side by side. Then an error counts for each of them. */
let running = 0;

beforeEach(() => {
  if (running === 0) {
    errors = [];
    console.error = (...args: unknown[]) => {
      errors.push(args);
      printError(...args);
    };
  }
  running += 1;
});

afterEach(() => {
  running -= 1;
  if (running === 0) console.error = printError;
  expect(errors, 'console.error was called; if a test expects that, use vi.spyOn').toEqual([]);
});

/**
 * Tests talk to this machine only, and to the database that they are given: another connection might be one to
 * Meta.
 */
const IS_LOCAL = /^(localhost|127\.[\d.]+|::1|\[::1\])$/;
const isOfTestDatabase = (host: string) => isDatabaseHost(host, process.env['TEST_MONGODB_URI']);
const connect: unknown = Reflect.get(Socket.prototype, 'connect');

/** Files that share a process run this file once each, and one replacement is enough. */
if (typeof connect === 'function' && connect.name !== 'connectLocally')
  Socket.prototype.connect = function connectLocally(this: Socket, ...args: unknown[]): Socket {
    const host = hostOf(args);
    if (host === undefined || IS_LOCAL.test(host) || isOfTestDatabase(host))
      Reflect.apply(connect, this, args);
    // On the next tick, when whoever asked listens for errors.
    else process.nextTick(() => this.destroy(leavesTheMachine(host)));
    return this;
  };

const leavesTheMachine = (host: string) =>
  new Error(`A test tried to connect to ${host}; tests stay on this machine.`);

/** Node calls it with its own normalised list of arguments, or with what its callers may pass. */
function hostOf(args: unknown): string | undefined {
  const [first, second] = Array.isArray(args) ? (args as unknown[]) : [];
  if (Array.isArray(first)) return hostOf(first);
  if (typeof first === 'object' && first !== null && 'host' in first)
    return typeof first.host === 'string' ? first.host : undefined;
  return typeof second === 'string' ? second : undefined;
}
