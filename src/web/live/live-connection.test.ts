import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectLive } from './live-connection.ts';

class FakeSource extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  readyState = FakeSource.CONNECTING;

  close(): void {
    this.readyState = FakeSource.CLOSED;
  }

  /** What the server sends first, and then every few seconds. */
  beat(): void {
    this.readyState = FakeSource.OPEN;
    this.dispatchEvent(new MessageEvent('heartbeat', { data: '{"position":"run:7"}' }));
  }

  fail(readyState: number): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }
}

function listen() {
  const sources: FakeSource[] = [];
  const log: string[] = [];
  const { stop, hurry } = connectLive({
    open: () => {
      const source = new FakeSource();
      sources.push(source);
      return source as unknown as EventSource;
    },
    onEvent: (event) => log.push(`${event.type} ${JSON.stringify(event.data)}`),
    onState: (state) => log.push(state),
    onOpened: (position) => log.push(`opened ${position}`),
    onRefused: () => log.push('refused'),
  });
  const last = () => sources.at(-1) ?? new FakeSource();
  return { sources, log, stop, hurry, last };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('an event of the server reaches the page', () => {
  const { log, last, stop } = listen();
  last().beat();
  last().dispatchEvent(new MessageEvent('page.changed', { data: '{"pageId":"1"}' }));
  expect(log).toEqual(['live', 'opened run:7', 'page.changed {"pageId":"1"}']);
  stop();
});

test('the page hears of each opening of the stream once, with the position', () => {
  const { log, last, stop } = listen();
  last().beat();
  last().fail(FakeSource.CONNECTING);
  last().fail(FakeSource.CONNECTING);
  last().beat();
  expect(log).toEqual([
    'live',
    'opened run:7',
    'reconnecting',
    'reconnecting',
    'live',
    'opened run:7',
  ]);
  stop();
});

test('a new stream is opened after growing waits if the browser gave up', () => {
  const { sources, log, last, stop } = listen();
  last().fail(FakeSource.CLOSED);
  vi.advanceTimersByTime(1000);
  expect(sources).toHaveLength(2);
  last().fail(FakeSource.CLOSED);
  vi.advanceTimersByTime(1999);
  expect(sources).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(sources).toHaveLength(3);
  last().beat();
  expect(log.slice(-2)).toEqual(['live', 'opened run:7']);
  stop();
});

test('a stream that was ended stays closed', () => {
  const { sources, last, stop } = listen();
  last().fail(FakeSource.CLOSED);
  stop();
  vi.advanceTimersByTime(60_000);
  expect(sources).toHaveLength(1);
});

test('a stream without a heartbeat is not live', () => {
  const { log, last, stop } = listen();
  last().readyState = FakeSource.OPEN;
  last().dispatchEvent(new Event('open'));
  expect(log).toEqual([]);
  stop();
});

test('a new stream is opened if the heartbeats stop', () => {
  const { sources, log, last, stop } = listen();
  last().beat();
  vi.advanceTimersByTime(10_000);
  last().beat();
  vi.advanceTimersByTime(10_000);
  expect(sources).toHaveLength(1);
  vi.advanceTimersByTime(4_000);
  expect(sources).toHaveLength(2);
  expect(sources[0]?.readyState).toBe(FakeSource.CLOSED);
  expect(log.at(-1)).toBe('reconnecting');
  last().beat();
  expect(log.slice(-2)).toEqual(['live', 'opened run:7']);
  stop();
});

test('a stream that never sends anything is opened again', () => {
  const { sources, stop } = listen();
  vi.advanceTimersByTime(14_000);
  expect(sources.length).toBeGreaterThan(1);
  stop();
});

test('a stream that may be dead is opened again at once when the network comes back', () => {
  const { sources, last, hurry, stop } = listen();
  last().beat();
  hurry();
  expect(sources).toHaveLength(1);
  vi.advanceTimersByTime(8_000);
  hurry();
  expect(sources).toHaveLength(2);
  stop();
});
