import { DEMO } from './defaults.ts';
import { startEmulator, type EmulatorOptions } from './start-emulator.ts';
import { startReceiver } from './test-receiver.ts';

export type GraphAnswer = {
  status: number;
  headers: Headers;
  text: string;
  // The type is loose on purpose, because each test knows the shape that it asked for.
  body: {
    id?: string;
    data?: Record<string, unknown>[];
    paging?: { next?: string; cursors: { after: string } };
    access_token?: string;
    error?: { code: number; error_subcode?: number; message: string };
    [field: string]: unknown;
  };
};

/** An emulator with an app that is subscribed to the demo bakery, for tests. */
export async function startTestApp(options: EmulatorOptions & { statuses?: number[] } = {}) {
  const receiver = await startReceiver(options.statuses);
  const emulator = await startEmulator({ retryScale: 0, ...options });
  const { control, url, appId, appSecret } = emulator;
  const { token } = await control.createToken({ kind: 'page', pageId: DEMO.bakeryId });

  const graph = async (
    path: string,
    { method = 'GET', body, accessToken = token }: CallOptions = {},
  ): Promise<GraphAnswer> => {
    const response = await fetch(new URL(path, url), {
      method,
      headers: accessToken === null ? {} : { authorization: `Bearer ${accessToken}` },
      ...(body && { body: new URLSearchParams(body) }),
    });
    const text = await response.text();
    const parsed = text.startsWith('{') ? (JSON.parse(text) as GraphAnswer['body']) : {};
    return { status: response.status, headers: response.headers, text, body: parsed };
  };

  const appToken = `${appId}|${appSecret}`;
  await graph(`/v26.0/${appId}/subscriptions`, {
    method: 'POST',
    accessToken: appToken,
    body: { object: 'page', callback_url: receiver.url, fields: 'leadgen', verify_token: 'x' },
  });
  await graph(`/v26.0/${DEMO.bakeryId}/subscribed_apps?subscribed_fields=leadgen`, {
    method: 'POST',
  });
  const close = async () => {
    receiver.close();
    await emulator.close();
  };
  return {
    ...emulator,
    graph,
    token,
    appToken,
    received: receiver.received,
    close,
    /** Closes the emulator and leaves the app's webhook receiver open. */
    closeEmulator: () => emulator.close(),
  };
}

type CallOptions = {
  method?: string;
  body?: Record<string, string>;
  /** `null`: none. */
  accessToken?: string | null | undefined;
};

export type TestApp = Awaited<ReturnType<typeof startTestApp>>;
