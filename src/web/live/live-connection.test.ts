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

  emit(type: 'open' | 'error', readyState: number): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event(type));
  }
}

function listen() {
  const sources: FakeSource[] = [];
  const log: string[] = [];
  const stop = connectLive({
    open: () => {
      const source = new FakeSource();
      sources.push(source);
      return source as unknown as EventSource;
    },
    onEvent: (event) => log.push(`${event.type} ${JSON.stringify(event.data)}`),
    onState: (state) => log.push(state),
    onOpened: () => log.push('read again'),
    onRefused: () => log.push('refused'),
  });
  const last = () => sources.at(-1) ?? new FakeSource();
  return { sources, log, stop, last };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('hands on what arrives', () => {
  const { log, last, stop } = listen();
  last().emit('open', FakeSource.OPEN);
  last().dispatchEvent(new MessageEvent('page.changed', { data: '{"pageId":"1"}' }));
  expect(log).toEqual(['live', 'read again', 'page.changed {"pageId":"1"}']);
  stop();
});

test('whenever the stream opens the lists are read again, once', () => {
  const { log, last, stop } = listen();
  last().emit('open', FakeSource.OPEN);
  last().emit('error', FakeSource.CONNECTING);
  last().emit('error', FakeSource.CONNECTING);
  last().emit('open', FakeSource.OPEN);
  expect(log).toEqual(['live', 'read again', 'reconnecting', 'reconnecting', 'live', 'read again']);
  stop();
});

test('opens a new stream where the browser gave up, less and less often', () => {
  const { sources, log, last, stop } = listen();
  last().emit('error', FakeSource.CLOSED);
  vi.advanceTimersByTime(1000);
  expect(sources).toHaveLength(2);
  last().emit('error', FakeSource.CLOSED);
  vi.advanceTimersByTime(1999);
  expect(sources).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(sources).toHaveLength(3);
  last().emit('open', FakeSource.OPEN);
  expect(log.slice(-2)).toEqual(['live', 'read again']);
  stop();
});

test('stays closed once it is ended', () => {
  const { sources, last, stop } = listen();
  last().emit('error', FakeSource.CLOSED);
  stop();
  vi.advanceTimersByTime(60_000);
  expect(sources).toHaveLength(1);
});
