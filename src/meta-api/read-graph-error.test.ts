import { describe, expect, test } from 'vitest';
import { readGraphError } from './read-graph-error.ts';

const NO_HEADERS = new Headers();
const refuse = (error: object, status = 400, headers = NO_HEADERS) =>
  readGraphError(status, JSON.stringify({ error }), headers);

describe('what to do next after a refusal', () => {
  test.each([
    [190, 458, 'reconnect'],
    [190, 459, 'reconnect'],
    [190, 460, 'reconnect'],
    [190, 463, 'reconnect'],
    [190, 464, 'reconnect'],
    [190, 467, 'reconnect'],
    [190, 492, 'reconnect'],
    [190, undefined, 'reconnect'],
    [190, 2069032, 'fix'],
    [102, undefined, 'reconnect'],
    [10, undefined, 'permission'],
    [103, undefined, 'permission'],
    [200, undefined, 'permission'],
    [278, undefined, 'permission'],
    [299, undefined, 'permission'],
    [100, 33, 'unreadable'],
    [100, undefined, 'fix'],
    [100, 36009, 'fix'],
    [803, undefined, 'fix'],
    [2500, undefined, 'fix'],
    [2635, undefined, 'fix'],
    [1, undefined, 'retry'],
    [2, undefined, 'retry'],
    [4, undefined, 'throttled'],
    [17, 2446079, 'throttled'],
    [32, undefined, 'throttled'],
    [341, undefined, 'throttled'],
    [368, undefined, 'throttled'],
    [613, 1996, 'throttled'],
    [80001, undefined, 'throttled'],
    [80004, undefined, 'throttled'],
    [80005, undefined, 'throttled'],
  ])('code %i, subcode %s: %s', (code, error_subcode, action) => {
    expect(refuse({ message: 'No.', code, error_subcode })).toMatchObject({ action, code });
  });

  test('a passing fault may bear any code', () => {
    expect(refuse({ message: 'Later.', code: 100, is_transient: true }).action).toBe('retry');
  });

  test('a code that nobody knows is tried again only where the server is at fault', () => {
    expect(refuse({ message: '?', code: 99_999 }, 500).action).toBe('retry');
    expect(refuse({ message: '?', code: 99_999 }, 400).action).toBe('fix');
  });

  test('L10: a page that is too large says so', () => {
    const message = "Please reduce the amount of data you're asking for, then retry your request";
    expect(refuse({ message, code: 1 }, 500)).toMatchObject({ action: 'retry', isTooMuch: true });
    expect(refuse({ message: 'An unknown error occurred', code: 1 }, 500).isTooMuch).toBe(false);
  });

  test.each([
    [502, '<!DOCTYPE html><html></html>', 'retry'],
    [503, '', 'retry'],
    [429, 'slow down', 'retry'],
    [404, '<html>', 'fix'],
    [500, '{"error":"text"}', 'retry'],
    [400, 'null', 'fix'],
  ])('what is no envelope goes by its status: %i', (status, body, action) => {
    expect(readGraphError(status, body, NO_HEADERS)).toMatchObject({ action, status, code: 0 });
  });

  test('L27: a throttled Page waits for the minutes of its header, the longest of them', () => {
    const usage = (minutes: number) => ({
      type: 'leadgen',
      call_count: 100,
      estimated_time_to_regain_access: minutes,
    });
    const headers = new Headers({
      'x-business-use-case-usage': JSON.stringify({ '1': [usage(3), usage(19)], '2': [usage(0)] }),
    });
    expect(refuse({ message: 'Too many', code: 80005 }, 400, headers).retryAfterMs).toBe(
      19 * 60_000,
    );
    expect(refuse({ message: 'No.', code: 190 }, 400, headers).retryAfterMs).toBeUndefined();
  });

  test.each(['', 'not JSON', '[]', '{"1":{}}', '{"1":[{}]}'])(
    'a header that says nothing (%s) leaves the time open',
    (usage) => {
      const headers = new Headers({ 'x-business-use-case-usage': usage });
      expect(refuse({ message: '.', code: 4 }, 400, headers)).toMatchObject({
        action: 'throttled',
        retryAfterMs: undefined,
      });
    },
  );

  test('the message names no token, no address and is short', () => {
    const token = `EAAB${'x'.repeat(160)}`;
    const { message } = refuse({
      message: `Malformed access token ${token} of ann@example.com ${'and so on '.repeat(80)}`,
      code: 190,
    });
    expect(message).toContain('Malformed access token');
    expect(message).not.toContain(token.slice(0, 40));
    expect(message).not.toContain('ann@example.com');
    expect(message.length).toBeLessThanOrEqual(300);
  });

  test("Meta's trace is kept, for its support", () => {
    expect(refuse({ message: '.', code: 1, fbtrace_id: 'AbC123' }).traceId).toBe('AbC123');
  });
});
