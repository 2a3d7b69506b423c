import { describe, expect, test } from 'vitest';
import { readGraphAnswer } from './read-graph-answer.ts';

const JSON_TYPE = { 'content-type': 'application/json; charset=UTF-8' };
const read = (status: number, text: string, headers: Record<string, string> = JSON_TYPE) =>
  readGraphAnswer(status, new Headers(headers), text);
const failureOf = (status: number, text: string, headers?: Record<string, string>): unknown => {
  try {
    return read(status, text, headers);
  } catch (error) {
    return error;
  }
};

const STATUSES = [200, 202, 204, 301, 304, 400, 401, 403, 404, 408, 410, 429, 500, 502, 503];
const NO_ANSWERS = [
  '<!DOCTYPE html><html><body>Not found</body></html>',
  '',
  ' ',
  'null',
  'false',
  'true',
  '42',
  '"text"',
  '[]',
  '[{"id":"1"}]',
  '{"id":"1"',
  '{"id":"1"}}',
  '{"error":"text"}',
  '{"error":[]}',
  '{"error":[null]}',
];

describe('answer of Graph', () => {
  test('an object is the answer, as text and with large ids intact', () => {
    const text = '{"id":23849651968300182}';
    expect(read(200, text)).toEqual({ text, value: { id: '23849651968300182' } });
  });

  test.each(STATUSES)(
    'a body that does not come from Graph is a temporary fault (HTTP %i)',
    (status) => {
      for (const text of NO_ANSWERS)
        expect(failureOf(status, text), text).toMatchObject({
          name: 'GraphError',
          action: 'retry',
          oddity: 'not-graph',
          status,
        });
    },
  );

  test.each(['text/html', 'text/html; charset=utf-8', 'image/gif', 'application/xml'])(
    'JSON with the content type %s does not come from Graph',
    (type) => {
      const headers = { 'content-type': type };
      expect(failureOf(200, '{"id":"1"}', headers)).toMatchObject({ action: 'retry' });
      expect(failureOf(400, '{"error":{"code":190}}', headers)).toMatchObject({ action: 'retry' });
    },
  );

  test.each(['application/json', 'text/javascript; charset=UTF-8', 'text/plain', ''])(
    'JSON with the content type %j is read',
    (type) => expect(read(200, '{"id":"1"}', { 'content-type': type }).value).toEqual({ id: '1' }),
  );

  test.each([200, 201, 400, 403, 404, 500])(
    'an error in the answer is read as that error at HTTP %i',
    (status) => {
      const error = { message: 'Session has expired', code: 190, error_subcode: 463 };
      expect(failureOf(status, JSON.stringify({ error }))).toMatchObject({
        action: 'reconnect',
        code: 190,
        subcode: 463,
        status,
      });
    },
  );

  test('an error in a list is read as that error', () => {
    const text = '{"error":[{"message":"(#4) Limit","code":4,"is_transient":true}]}';
    expect(failureOf(200, text)).toMatchObject({ action: 'throttled', code: 4 });
  });

  test('an error beside data is read as an error', () => {
    const text = '{"data":[],"error":{"message":"Later.","code":2}}';
    expect(failureOf(200, text)).toMatchObject({ action: 'retry', code: 2 });
  });

  test('an answer whose error is null has no error', () => {
    expect(read(200, '{"id":"1","error":null}').value).toMatchObject({ id: '1' });
  });
});
