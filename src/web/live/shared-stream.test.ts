import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TabMessage, WorkerMessage } from './live-messages.ts';
import { createSharedStream } from './shared-stream.ts';

class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  readyState = 1;

  close(): void {
    this.readyState = FakeSource.CLOSED;
  }

  send(type: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
  }
}

class FakeTab extends EventTarget {
  readonly heard: WorkerMessage[] = [];
  readonly start = () => {};

  postMessage(message: WorkerMessage): void {
    this.heard.push(message);
  }

  say(message: TabMessage): void {
    this.dispatchEvent(new MessageEvent('message', { data: message }));
  }
}

function share() {
  const sources: FakeSource[] = [];
  const addTab = createSharedStream(() => {
    const source = new FakeSource();
    sources.push(source);
    return source as unknown as EventSource;
  });
  const join = (loadedAt = Date.now()) => {
    const tab = new FakeTab();
    addTab(tab);
    tab.say({ type: 'join', loadedAt });
    return tab;
  };
  return { sources, join };
}

const LEAD = { _id: '1' };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('any number of tabs share one stream, and all hear its events', () => {
  const { sources, join } = share();
  const tabs = Array.from({ length: 12 }, () => join());
  expect(sources).toHaveLength(1);
  sources[0]?.send('heartbeat', { position: 'run:3' });
  sources[0]?.send('lead.created', LEAD);
  for (const { heard } of tabs)
    expect(heard.slice(-3)).toEqual([
      { type: 'state', state: 'live' },
      { type: 'opened', position: 'run:3', isCertainGap: false },
      { type: 'event', event: { type: 'lead.created', data: LEAD } },
    ]);
});

test('a tab that joins later hears immediately whether it has missed anything', () => {
  const { sources, join } = share();
  join();
  sources[0]?.send('heartbeat', { position: 'run:3' });
  const loadedBefore = Date.now() - 1;
  sources[0]?.send('lead.created', LEAD);
  vi.advanceTimersByTime(10);
  const late = join();
  const slow = join(loadedBefore);
  const opened = { type: 'opened', position: 'run:3' };
  expect(late.heard.at(-1)).toEqual({ ...opened, isCertainGap: false });
  expect(slow.heard.at(-1)).toEqual({ ...opened, isCertainGap: true });
});

test('the tabs that stay keep the stream when the first one closes; the last one ends it', () => {
  const { sources, join } = share();
  const [first, second] = [join(), join()];
  first.say({ type: 'leave' });
  expect(sources[0]?.readyState).toBe(1);
  sources[0]?.send('lead.created', LEAD);
  expect(second.heard.at(-1)?.type).toBe('event');
  expect(first.heard.at(-1)?.type).not.toBe('event');
  second.say({ type: 'leave' });
  expect(sources[0]?.readyState).toBe(FakeSource.CLOSED);
  join();
  expect(sources).toHaveLength(2);
});

test('every tab may have missed something after an interruption', () => {
  const { sources, join } = share();
  const tab = join();
  sources[0]?.send('heartbeat', { position: 'run:3' });
  sources[0]?.dispatchEvent(new Event('error'));
  expect(tab.heard.at(-1)).toEqual({ type: 'state', state: 'reconnecting' });
  sources[0]?.send('heartbeat', { position: 'run:3' });
  expect(tab.heard.at(-1)).toMatchObject({ type: 'opened', isCertainGap: true });
});
