import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { storageUnavailable } from '../../src/errors.ts';
import type { Storage } from '../../src/storage/storage.ts';
import type { StorageProcess } from './harness.ts';

export interface StorageCall {
  readonly id: number;
  readonly store: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

export interface StorageAnswer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: { readonly status: number; readonly code: string; readonly message: string };
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Calls one of the actions that the child offers beside its storage. */
export type CallAction = (name: string) => Promise<void>;

/**
 * Starts a program that calls `serveStorage`.
 *
 * @param command the program and its arguments; it inherits the message channel
 */
export async function startStorageProcess(
  command: readonly [string, ...string[]],
): Promise<StorageProcess & { readonly act: CallAction }> {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Dates and buffers keep their types.
    serialization: 'advanced',
  });
  const ended = once(child, 'exit');
  await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => Promise.reject(new Error(`The storage process ended with ${code}.`))),
  ]);
  const call = createCaller(child);
  return {
    storage: createRemoteStorage(call),
    act: async (name) => {
      await call('action', name, []);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

type Call = (store: string, method: string, args: readonly unknown[]) => Promise<unknown>;

function createCaller(child: ChildProcess): Call {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  child.on('message', ({ id, value, error }: StorageAnswer) => {
    if (error) waiting.get(id)?.reject(storageUnavailable(error.message));
    else waiting.get(id)?.resolve(value);
    waiting.delete(id);
  });
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('The storage process has ended.'));
  });
  return (store, method, args) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      // A killed child gets no message. Its exit rejects the calls that wait.
      child.send({ id, store, method, args } satisfies StorageCall, () => undefined);
    });
}

function createRemoteStorage(call: Call): Storage {
  const remote = (store: string) =>
    new Proxy(
      {},
      {
        get:
          (_, method) =>
          (...args: unknown[]) =>
            call(store, String(method), args),
      },
    ) as never;
  return {
    pages: remote('pages'),
    inbox: remote('inbox'),
    leads: remote('leads'),
    board: remote('board'),
    leadEvents: remote('leadEvents'),
    dashboard: remote('dashboard'),
    meetings: remote('meetings'),
    tasks: remote('tasks'),
    calendarFeeds: remote('calendarFeeds'),
    notes: remote('notes'),
    conversations: remote('conversations'),
    unlinked: remote('unlinked'),
    assignments: remote('assignments'),
    notices: remote('notices'),
    views: remote('views'),
    bulkRuns: remote('bulkRuns'),
    templates: remote('templates'),
    imports: remote('imports'),
    connectStates: remote('connectStates'),
    closures: remote('closures'),
    health: remote('health'),
    incidents: remote('incidents'),
    users: remote('users'),
    accountLinks: remote('accountLinks'),
    audit: remote('audit'),
    erasures: remote('erasures'),
    retention: remote('retention'),
    apiKeys: remote('apiKeys'),
    counts: remote('counts'),
    privacyRequests: remote('privacyRequests'),
    sessions: remote('sessions'),
    setupCodes: remote('setupCodes'),
    settings: remote('settings'),
    turns: remote('turns'),
    processes: remote('processes'),
    bus: remote('bus'),
    get processName(): never {
      throw new Error('The name of a process stays with it.');
    },
    get accounts(): never {
      throw new Error('Accounts do not go between processes.');
    },
    checkWritable: async () => {
      await call('storage', 'checkWritable', []);
    },
    fault: (): never => {
      throw new Error('A fault is asked for without waiting, and this storage is far away.');
    },
    startChecks: (): never => {
      throw new Error('Functions do not go between processes.');
    },
    toStartError: (): never => {
      throw new Error('An error is explained in the process that met it.');
    },
    close: async () => {
      await call('storage', 'close', []);
    },
  };
}
