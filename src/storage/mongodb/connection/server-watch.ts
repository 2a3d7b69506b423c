import type { MongoClient, ServerDescription, TopologyDescription } from 'mongodb';
import type { StorageFault } from '../../../storage-fault.ts';

/** Server types that accept writes. */
const WRITABLE: ReadonlySet<ServerDescription['type']> = new Set([
  'Standalone',
  'RSPrimary',
  'Mongos',
  'LoadBalancer',
]);

/**
 * Knows from the driver's own heartbeats whether a server that accepts writes is there. A heartbeat comes
 * each second; one that is not answered within two seconds counts as no.
 */
export class ServerWatch {
  #fault: StorageFault | null = null;
  #onFault: (fault: StorageFault | null) => void = () => undefined;
  readonly #client: MongoClient;
  readonly #now: () => Date;

  constructor(client: MongoClient, now: () => Date) {
    this.#client = client;
    this.#now = now;
    client.on('topologyDescriptionChanged', this.#look);
  }

  get fault(): StorageFault | null {
    return this.#fault;
  }

  start(onFault: (fault: StorageFault | null) => void): void {
    this.#onFault = onFault;
    if (this.#fault) onFault(this.#fault);
  }

  stop(): void {
    this.#onFault = () => undefined;
    this.#client.off('topologyDescriptionChanged', this.#look);
  }

  readonly #look = ({ newDescription }: { newDescription: TopologyDescription }): void => {
    const servers = [...newDescription.servers.values()];
    const isWritable = servers.some(({ type }) => WRITABLE.has(type));
    if (isWritable === (this.#fault === null)) return;
    this.#fault = isWritable ? null : faultOf(newDescription, servers, this.#now());
    this.#onFault(this.#fault);
  };
}

/** Names hosts only: the connection string may hold a password. */
function faultOf(
  { servers }: TopologyDescription,
  descriptions: readonly ServerDescription[],
  since: Date,
): StorageFault {
  const answers = descriptions.some(({ type }) => type !== 'Unknown');
  return {
    code: answers ? 'server-not-primary' : 'server-unreachable',
    since,
    params: { server: [...servers.keys()].join(', ') },
  };
}
