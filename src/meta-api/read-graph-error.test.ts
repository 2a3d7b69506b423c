import { describe, expect, test } from 'vitest';
import { readGraphError } from './read-graph-error.ts';

const NO_HEADERS = new Headers();
const refuse = (error: object, status = 400, headers = NO_HEADERS) =>
  readGraphError(status, error, headers);

describe('action after a refusal', () => {
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
  ])(
    'a refusal with code %i and subcode %s leads to the action "%s"',
    (code, error_subcode, action) => {
      expect(refuse({ message: 'No.', code, error_subcode })).toMatchObject({ action, code });
    },
  );

  test('a temporary fault may have any code', () => {
    expect(refuse({ message: 'Later.', code: 100, is_transient: true }).action).toBe('retry');
  });

  test('an unknown code is tried again only if the server is at fault', () => {
    expect(refuse({ message: '?', code: 99_999 }, 500).action).toBe('retry');
    expect(refuse({ message: '?', code: 99_999 }, 400).action).toBe('fix');
  });

  test('L10: a page of a list that is too large is recognised', () => {
    const message = "Please reduce the amount of data you're asking for, then retry your request";
    expect(refuse({ message, code: 1 }, 500)).toMatchObject({ action: 'retry', isTooMuch: true });
    expect(refuse({ message: 'An unknown error occurred', code: 1 }, 500).isTooMuch).toBe(false);
  });

  test.each([4, 17, 32, 341, 368, 613, 80_000, 80_005, 80_999])(
    'a rate limit is recognised although Meta calls it transient (code %i)',
    (code) => {
      expect(refuse({ message: 'Limit.', code, is_transient: true }).action).toBe('throttled');
    },
  );

  test.each([
    ['190', 'reconnect', 190],
    [' 4 ', 'throttled', 4],
    ['#10', 'permission', 10],
  ])('a code that comes as text (%j) counts', (code, action, read) => {
    expect(refuse({ message: 'No.', code, error_subcode: '33' })).toMatchObject({
      action,
      code: read,
      subcode: 33,
    });
  });

  test('a missing code is read from the beginning of the message', () => {
    const message = '(#80005) There have been too many leadgen api calls to this Page account.';
    expect(refuse({ message })).toMatchObject({ action: 'throttled', code: 80_005 });
  });

  test.each([undefined, null, 'odd', [], {}, 1.5, true, 0, -1])(
    'a refusal without a readable code (%j) may be temporary',
    (code) => {
      expect(refuse({ message: 'No.', code })).toMatchObject({ action: 'retry', code: 0 });
    },
  );

  test.each([undefined, null, 'odd', [], {}, 1.5, true])(
    'a subcode that cannot be read (%j) is ignored',
    (error_subcode) => {
      expect(refuse({ code: 100, error_subcode })).toMatchObject({ action: 'fix', subcode: 0 });
    },
  );

  test('a dead token without a code is recognised by the challenge in the header', () => {
    const headers = new Headers({
      'www-authenticate': 'OAuth "Facebook Platform" "invalid_token" "Invalid OAuth access token."',
    });
    expect(refuse({ message: 'Invalid OAuth access token.' }, 401, headers).action).toBe(
      'reconnect',
    );
  });

  test.each(['true', 1, true])('a fault is transient if Meta marks it with %j', (is_transient) => {
    expect(refuse({ message: 'Later.', code: 100, is_transient }).action).toBe('retry');
  });

  test('HTTP 429 with an unknown code is a rate limit', () => {
    expect(refuse({ message: 'Slow down.', code: 99_999 }, 429).action).toBe('throttled');
    expect(refuse({ message: 'Slow down.' }, 429).action).toBe('throttled');
  });

  test.each(['leadgen_forms', 'leads', 'subscribed_apps'])(
    'an edge that Meta hides (%s) is a missing permission',
    (edge) => {
      const message = `(#100) Tried accessing nonexisting field (${edge}) on node type (Page)`;
      expect(refuse({ message, code: 100 }).action).toBe('permission');
    },
  );

  test.each(['retailer_item_id', 'has_lead_access', 'leadgen_tos_accepted'])(
    'a field that does not exist (%s) is a wrong request',
    (field) => {
      const message = `(#100) Tried accessing nonexisting field (${field}) on node type (Page)`;
      expect(refuse({ message, code: 100 }).action).toBe('fix');
    },
  );

  test('L27: a throttled Page waits for the minutes in the header, and for the longest if there are several', () => {
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
    'a header without a time (%s) leaves the length of the wait open',
    (usage) => {
      const headers = new Headers({ 'x-business-use-case-usage': usage });
      expect(refuse({ message: '.', code: 4 }, 400, headers)).toMatchObject({
        action: 'throttled',
        retryAfterMs: undefined,
      });
    },
  );

  test.each([
    [{ estimated_time_to_regain_access: 7 }, 7 * 60_000],
    ['{"estimated_time_to_regain_access":"7"}', 7 * 60_000],
    [{ estimated_time_to_regain_access: 1e13 }, undefined],
    [{ estimated_time_to_regain_access: -1 }, undefined],
    ['odd', undefined],
    [null, undefined],
  ])(
    'L27: the length of the wait is read from error_data if there is no header (%j)',
    (error_data, wait) => {
      expect(refuse({ message: '.', code: 4, error_data }).retryAfterMs).toBe(wait);
    },
  );

  test('the message of an error is short and names no token and no address', () => {
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

  test("an error keeps Meta's trace id, which Meta's support asks for", () => {
    expect(refuse({ message: '.', code: 1, fbtrace_id: 'AbC123' }).traceId).toBe('AbC123');
  });
});
