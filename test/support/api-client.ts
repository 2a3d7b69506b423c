/** What came back: the status, the headers, and the body as JSON where it is some. */
export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Talks HTTP to a running LeadRabbit as one browser would: it keeps its cookies. */
export class ApiClient {
  readonly url: string;
  readonly #cookies = new Map<string, string>();
  readonly #headers: Readonly<Record<string, string>>;

  /**
   * @param cookie a session cookie to begin with
   * @param headers of every request
   */
  constructor(url: string, cookie?: string, headers: Readonly<Record<string, string>> = {}) {
    this.url = url;
    this.#headers = headers;
    if (cookie !== undefined) this.#cookies.set('appToken', cookie);
  }

  /** The session cookie; empty while nobody is signed in. */
  get cookie(): string {
    return this.#cookies.get('appToken') ?? '';
  }

  get<Body = unknown>(path: string, options?: RequestOptions): Promise<Answer<Body>> {
    return this.#send('GET', path, options);
  }

  post<Body = unknown>(path: string, body?: unknown, options?: RequestOptions) {
    return this.#send<Body>('POST', path, { ...options, body });
  }

  patch<Body = unknown>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.#send('PATCH', path, { body });
  }

  put<Body = unknown>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.#send('PUT', path, { body });
  }

  /** Any method, with headers of its own. */
  send<Body = unknown>(method: string, path: string, options?: RequestOptions) {
    return this.#send<Body>(method, path, options);
  }

  delete<Body = unknown>(path: string, body?: unknown): Promise<Answer<Body>> {
    return this.#send('DELETE', path, { body });
  }

  async signIn(email: string, password: string): Promise<Answer> {
    return this.post('/api/auth/sign-in/email', { email, password });
  }

  async #send<Body>(
    method: string,
    path: string,
    { headers, body }: RequestOptions = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(new URL(path, this.url), {
      method,
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        ...this.#headers,
        ...(this.#cookies.size > 0 && { cookie: [...this.#cookies.values()].join('; ') }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    this.#keepCookies(response.headers);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: parseOrText(text) as Body,
    };
  }

  #keepCookies(headers: Headers): void {
    for (const cookie of headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';', 1);
      const [name = '', value] = pair.split('=', 2);
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, pair);
    }
  }
}

function parseOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
