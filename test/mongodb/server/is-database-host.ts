/**
 * Whether a host belongs to the database of a connection string. Behind `mongodb+srv` the hosts are found by DNS;
 * they are in the domain of the name that is given.
 * https://github.com/mongodb/specifications/blob/master/source/initial-dns-seedlist-discovery/initial-dns-seedlist-discovery.md
 */
export function isDatabaseHost(host: string, uri: string | undefined): boolean {
  const found = /^mongodb(\+srv)?:\/\/(?:[^/]*@)?([^/?]+)/.exec(uri ?? '');
  if (!found) return false;
  const [, srv, hosts = ''] = found;
  if (srv) return host.endsWith(hosts.slice(hosts.indexOf('.')));
  return hosts.split(',').some((each) => each.replace(/:\d+$/, '') === host);
}
