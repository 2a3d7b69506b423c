import type { EmulatorControl } from './control/emulator-control.ts';

/** The control functions of an emulator that runs as another process. */
export function createControlClient(url: string): EmulatorControl {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(new URL(`/_emulator${path}`, url), {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const answer = (await response.json()) as T & { error?: string };
    if (!response.ok)
      throw new Error(`The emulator refused ${method} ${path}: ${answer.error ?? response.status}`);
    return answer;
  };
  const run = (method: string, path: string, body?: unknown): Promise<void> =>
    call(method, path, body).then(() => undefined);

  return {
    createLeads: (leads) => call('POST', '/leads', leads),
    listLeads: () => call('GET', '/leads'),
    getState: () => call('GET', '/state'),
    listDeliveries: () => call('GET', '/deliveries'),
    redeliver: (id) => call('POST', `/deliveries/${id}/redeliver`),
    settle: () => run('POST', '/deliveries/settle'),
    ping: () => run('POST', '/ping'),
    sendChange: (change) => run('POST', '/changes', change),
    sendSample: (name) => run('POST', `/samples/${name}`),
    deliverRaw: (body) => call('POST', '/deliver-raw', { body }),
    getFaults: () => call('GET', '/faults'),
    changeFaults: (patch) => call('PATCH', '/faults', patch),
    clearFaults: () => run('DELETE', '/faults'),
    startChaos: (start) => call('POST', '/chaos', start),
    stopChaos: () => run('DELETE', '/chaos'),
    addPage: (page) => call('POST', '/pages', page),
    addForm: (form) => call('POST', '/forms', form),
    unsubscribePage: (pageId) => run('POST', `/pages/${pageId}/unsubscribe`),
    createToken: (token) => call('POST', '/tokens', token),
    revokeTokens: (revocation) => call('POST', '/tokens/revoke', revocation),
    changeApp: (patch) => call('PATCH', '/app', patch),
    changeSettings: (patch) => call('PATCH', '/settings', patch),
    listRequests: () => call('GET', '/requests'),
    clearRequests: () => run('DELETE', '/requests'),
    reset: () => run('POST', '/reset'),
  };
}
