const EVERY_ADDRESS = new Set(['0.0.0.0', '::']);

/** Where a server that listens on this host and port is reached from the same machine. */
export function localUrl(host: string, port: number): string {
  const name = EVERY_ADDRESS.has(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
