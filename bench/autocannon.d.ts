/** The part of autocannon that the benchmark uses; the package brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  interface Request {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string;
    /** Called for each request that is sent. */
    setupRequest?: (request: Request) => Request;
  }

  interface Options {
    url: string;
    connections: number;
    /** In seconds. */
    duration: number;
    maxOverallRequests: number;
    /** How often it looks whether it is over, in ms. */
    sampleInt: number;
    /** Stops after this many errors. */
    bailout: number;
    /** @returns false if the answer is not the expected one */
    verifyBody: (body: string) => boolean;
    requests: Request[];
  }

  interface Result {
    '2xx': number;
    non2xx: number;
    errors: number;
    mismatches: number;
  }

  function autocannon(options: Options): EventEmitter & PromiseLike<Result>;
  export = autocannon;
}
