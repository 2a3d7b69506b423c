import type { Engine } from '../engine.ts';
import type { OddAnswer } from '../faults/odd-answers.ts';
import { GraphError } from './graph-error.ts';

export type Answer = {
  status: number;
  body?: unknown;
  html?: string;
  /** Bytes that replace the body or page. */
  odd?: OddAnswer;
  headers: Record<string, string>;
};

/** The HTML page that Meta sends if it cannot send JSON. */
export const BAD_GATEWAY: Answer = {
  status: 502,
  headers: {},
  html: '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Sorry, something went wrong.</h1></body></html>',
};

/** Runs the call; a refusal becomes Meta's error envelope. */
export async function toAnswer(engine: Engine, handle: () => unknown): Promise<Answer> {
  try {
    return { status: 200, body: await handle(), headers: {} };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const challenge = error.authenticateHeader;
    return {
      status: error.status,
      body: error.toBody(`A${engine.random.text(22)}`),
      headers: challenge === undefined ? {} : { 'www-authenticate': challenge },
    };
  }
}
