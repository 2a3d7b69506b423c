export type LoggedRequest = {
  id: number;
  at: string;
  method: string;
  path: string;
  /** Without tokens, secrets and proofs. */
  query: Record<string, string>;
  tokenIn: 'header' | 'query' | 'none';
  proof: 'valid' | 'missing' | 'wrong';
  /** 0: the connection was dropped. */
  status: number;
};

const CAPACITY = 2000;

/** The Graph calls that came in, newest last. The oldest are deleted. */
export type RequestLog = {
  add(request: Omit<LoggedRequest, 'id'>): LoggedRequest;
  all(): readonly LoggedRequest[];
  clear(): void;
};

export function createRequestLog(): RequestLog {
  let requests: LoggedRequest[] = [];
  let nextId = 1;
  return {
    add(request) {
      const logged = { id: nextId++, ...request };
      requests.push(logged);
      // The log is cut rarely, because shifting an array for each call is slow.
      if (requests.length > CAPACITY * 2) requests = requests.slice(-CAPACITY);
      return logged;
    },
    all: () => requests.slice(-CAPACITY),
    clear: () => {
      requests = [];
    },
  };
}
