/** A read that a screen makes. */
export interface ScreenRead {
  readonly name: string;
  readonly path: string;
}

const search = (q: string, more: Readonly<Record<string, string>> = {}): string =>
  `/api/leads?${new URLSearchParams({ q, ...more })}`;

/** Everything that an admin's screens read, and the searches that match the most leads. */
export const SCREENS: readonly ScreenRead[] = [
  { name: 'lead list', path: '/api/leads' },
  { name: 'search: common ending of addresses', path: search('@example') },
  { name: 'search: .example', path: search('.example') },
  { name: 'search: common domain', path: search('example.com') },
  { name: 'search: one letter', path: search('a') },
  { name: 'search: common first name', path: search('anna') },
  { name: 'search: two first names, no lead has both', path: search('anna david') },
  { name: 'search: two letters, few leads have both', path: search('x z') },
  { name: 'search: two common words', path: search('anna example') },
  { name: 'search: one address', path: search('anna.albrecht.0@example.com') },
  { name: 'search: nobody', path: search('nobody.knows@nowhere.invalid') },
  { name: 'search: common word, rare status', path: search('example', { status: 'Won' }) },
  { name: 'connectors', path: '/api/facebook/pages' },
  { name: 'inbox: pending', path: '/api/facebook/inbox?state=pending' },
  { name: 'inbox: needs attention', path: '/api/facebook/inbox?state=needs-attention' },
  { name: 'delays: a day', path: '/api/facebook/delays?span=day' },
  { name: 'delays: a week', path: '/api/facebook/delays?span=week' },
  { name: 'health', path: '/api/facebook/health' },
  { name: 'incidents', path: '/api/facebook/incidents' },
];
