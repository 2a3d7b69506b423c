import { createSharedStream } from './shared-stream.ts';

const addTab = createSharedStream(() => new EventSource('/api/events'));

// A shared worker hears of each tab by this event; the DOM's types know only windows.
globalThis.addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port) addTab(port);
});
