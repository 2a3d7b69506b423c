import { Agent, get } from 'node:http';
import type { LeadList } from '../../src/contract/lead.ts';
import type { ApiClient } from '../../test/support/api-client.ts';

export interface Reading {
  /** From the request to the last byte of the answer. */
  readonly ms: number;
  readonly list: LeadList;
}

/** Reads lead lists one after another over one connection. */
export interface LeadReader {
  read(query: string): Promise<Reading>;
  close(): void;
}

export function createLeadReader({ url, cookie }: ApiClient): LeadReader {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    read: async (query) => {
      const start = performance.now();
      const body = await readBody(`${url}/api/leads?${query}`, cookie, agent);
      return { ms: performance.now() - start, list: JSON.parse(body) as LeadList };
    },
    close: () => agent.destroy(),
  };
}

function readBody(url: string, cookie: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 200) resolve(body);
        else reject(new Error(`${url} answered ${response.statusCode}: ${body}`));
      });
    }).on('error', reject);
  });
}
