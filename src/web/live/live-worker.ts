import { createSharedStream } from './shared-stream.ts';

/** The part of a shared worker's global scope that is used; the DOM's types do not have it. */
interface SharedWorkerScope {
  onconnect: ((event: MessageEvent) => void) | null;
}

const addTab = createSharedStream(() => new EventSource('/api/events'));

(globalThis as unknown as SharedWorkerScope).onconnect = ({ ports: [port] }) => {
  if (port) addTab(port);
};
