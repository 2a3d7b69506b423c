import { Agent, get } from 'node:http';
import type { LeadList } from '../../src/contract/lead.ts';
import type { BoardAnswer } from '../../src/contract/pipeline.ts';
import type { ApiClient } from '../../test/support/api-client.ts';

/** What is measured: the list, or the columns of the board with their counts. */
export type ReadingPath = '/api/leads' | '/api/board';

export interface Reading {
  /** From the request to the last byte of the answer. */
  readonly ms: number;
  /** The leads in the answer. */
  readonly rows: number;
  /** Of a list; null on its last page, and of the board. */
  readonly nextCursor: string | null;
}

/** Reads lead lists and boards one after another over one connection. */
export interface LeadReader {
  /** @param path `/api/leads` if it is left out */
  read(query: string, path?: ReadingPath): Promise<Reading>;
  close(): void;
}

export function createLeadReader({ url, cookie }: ApiClient): LeadReader {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    read: async (query, path = '/api/leads') => {
      const start = performance.now();
      const body = await readBody(`${url}${path}?${query}`, cookie, agent);
      const ms = performance.now() - start;
      if (path === '/api/leads') {
        const { leads, nextCursor } = JSON.parse(body) as LeadList;
        return { ms, rows: leads.length, nextCursor };
      }
      const { columns } = JSON.parse(body) as BoardAnswer;
      return { ms, rows: columns.flatMap(({ leads }) => leads).length, nextCursor: null };
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
