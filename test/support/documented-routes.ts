import { readFileSync } from 'node:fs';

/**
 * `METHOD /path` of every route, as docs/api.md lists them. A unit test holds that list against the
 * routes of the server.
 */
export function documentedRoutes(): string[] {
  const reference = readFileSync('docs/api.md', 'utf8');
  const calls = reference.matchAll(/`((?:GET|POST|PUT|PATCH|DELETE) \/[^`\s]+)`/g);
  return [...new Set([...calls].map(([, call = '']) => call))].toSorted();
}
