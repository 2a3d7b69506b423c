/**
 * Who may import whom. Each part of `src` is named by its folder, or by its file's name without
 * the ending, and lists the other parts it may import.
 */
export const PARTS: Readonly<Record<string, readonly string[]>> = {
  message: [],
  'new-id': [],
  reasons: ['message'],
  errors: ['message', 'reasons'],
  contract: ['message', 'errors', 'reasons', 'audit', 'api-keys'],
  texts: ['message', 'errors', 'reasons', 'contract'],
  'storage-fault': ['reasons', 'message'],
  'meta-api': [],
  turns: [],
  limits: [],
  settings: [],
  audit: ['users', 'settings'],
  'api-keys': ['errors', 'new-id'],
  views: ['settings', 'errors', 'new-id'],
  bulk: ['leads', 'users', 'errors', 'new-id'],
  privacy: [
    'views',
    'planner',
    'intake',
    'leads',
    'users',
    'settings',
    'turns',
    'errors',
    'new-id',
  ],
  mail: [],
  csv: [],
  imports: [
    'sweep',
    'exports',
    'csv',
    'intake',
    'connections',
    'leads',
    'limits',
    'users',
    'errors',
    'new-id',
  ],
  exports: ['csv', 'intake', 'connections', 'leads'],
  queue: [],
  leads: ['users', 'errors', 'reasons', 'message'],
  planner: ['leads', 'users', 'new-id', 'errors'],
  templates: ['errors', 'new-id'],
  notices: [],
  reminders: ['notices', 'planner', 'users'],
  telling: ['notices', 'leads', 'users', 'settings'],
  sweep: [],
  assignment: ['sweep', 'notices', 'planner', 'leads', 'users', 'settings'],
  pipeline: ['leads', 'users', 'settings', 'turns', 'errors'],
  dashboard: ['planner', 'leads', 'users', 'settings', 'errors'],
  users: ['leads', 'limits', 'new-id', 'turns', 'settings', 'errors', 'reasons', 'message'],
  connections: ['leads', 'users', 'turns', 'errors', 'meta-api', 'reasons', 'message'],
  intake: ['connections', 'queue', 'leads', 'users', 'errors', 'meta-api', 'reasons', 'message'],
  live: ['intake', 'leads'],
  storage: [
    'templates',
    'assignment',
    'notices',
    'bulk',
    'views',
    'dashboard',
    'limits',
    'imports',
    'planner',
    'privacy',
    'api-keys',
    'audit',
    'settings',
    'live',
    'queue',
    'intake',
    'connections',
    'leads',
    'users',
    'turns',
    'errors',
    'storage-fault',
    'new-id',
    'reasons',
    'message',
  ],
  http: [
    'templates',
    'assignment',
    'notices',
    'new-id',
    'bulk',
    'views',
    'dashboard',
    'csv',
    'exports',
    'limits',
    'imports',
    'planner',
    'pipeline',
    'privacy',
    'api-keys',
    'audit',
    'settings',
    'mail',
    'live',
    'intake',
    'connections',
    'leads',
    'users',
    'errors',
    'storage-fault',
    'contract',
    'reasons',
    'message',
    'texts',
  ],
  web: ['contract', 'texts', 'message', 'errors', 'reasons'],
  'config-variables': ['users'],
  config: ['config-variables'],
  'config-warnings': ['config'],
  'load-env': ['config'],
  log: [],
  closing: [],
  'clock-watch': [],
  'secret-file': ['errors'],
  wiring:
    'http imports templates dashboard bulk views assignment telling reminders sweep planner pipeline limits privacy api-keys audit mail settings storage live queue intake connections leads users turns errors reasons message texts storage-fault meta-api contract config log secret-file clock-watch'.split(
      ' ',
    ),
  app: 'wiring audit config-warnings http storage intake connections leads users turns errors reasons message texts meta-api config log closing'.split(
    ' ',
  ),
  'run-program': ['errors'],
  backup: ['config', 'load-env', 'errors', 'storage', 'run-program'],
  restore: ['config', 'load-env', 'errors', 'storage', 'run-program'],
  move: ['config', 'load-env', 'errors', 'storage', 'run-program'],
  adopt: ['config', 'load-env', 'errors', 'storage', 'run-program'],
  'user-program': ['assignment', 'audit', 'users', 'errors', 'texts'],
  user: [
    'user-program',
    'assignment',
    'users',
    'wiring',
    'config',
    'load-env',
    'log',
    'run-program',
    'storage',
  ],
  erase: [
    'wiring',
    'users',
    'texts',
    'config',
    'load-env',
    'log',
    'errors',
    'run-program',
    'storage',
  ],
  'audit-verify': ['audit', 'config', 'load-env', 'errors', 'storage', 'run-program'],
  'open-app': ['app', 'config', 'errors', 'http', 'log'],
  'v8-flags': [],
  main: ['v8-flags', 'app', 'open-app', 'closing', 'config', 'load-env', 'errors', 'log'],
};

/** What the other top folders may import of `src`, and of each other. */
export const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'meta-emulator': [],
  scripts: ['src/config', 'src/load-env'],
  test: ['src', 'meta-emulator', 'scripts'],
  bench: ['src', 'meta-emulator', 'test'],
};

/** The files outside an engine's folder that may name an engine. */
export const PICKS_A_DATABASE = [
  'src/storage/open-storage.ts',
  'src/storage/backup.ts',
  'src/storage/adoption.ts',
  'src/storage/move-storage.ts',
];

/** Tests that run on any engine: they read what is stored through HTTP or the store interfaces. */
export const ON_ANY_ENGINE = [
  'test/http/',
  'test/lost-leads/',
  'test/processes/',
  'test/resilience/',
  'test/support/',
];

/** The packages of the engines. */
export const ENGINE_PACKAGES = /^(node:sqlite|mongodb)/;

interface PackageRule {
  readonly packages: RegExp;
  /** The folders in `src` whose files may import them. */
  readonly onlyIn: readonly string[];
}

/** Packages of `src` that belong to one place. Tests beside the code are free in this. */
export const PACKAGES: readonly PackageRule[] = [
  {
    // better-auth's migration works with kysely alone, and ends the process for any other adapter.
    packages: /^(node:sqlite|kysely|@better-auth\/kysely-adapter|better-auth\/db\/migration)/,
    onlyIn: ['src/storage/sqlite/'],
  },
  {
    packages: /^(mongodb|@better-auth\/mongo-adapter|better-auth\/adapters\/mongodb)/,
    onlyIn: ['src/storage/mongodb/'],
  },
  { packages: /^better-auth/, onlyIn: ['src/users/', 'src/storage/'] },
  { packages: /^temporal-polyfill/, onlyIn: ['src/planner/'] },
  {
    packages: /^@atlaskit\//,
    onlyIn: ['src/web/board/', 'src/web/leads/view-drag.tsx', 'src/web/ui/sort-by-drag.ts'],
  },
  { packages: /^fractional-indexing/, onlyIn: ['src/leads/'] },
  { packages: /^pino/, onlyIn: ['src/log.ts'] },
  { packages: /^@?fastify/, onlyIn: ['src/http/'] },
  { packages: /^(react|@tanstack|lucide-react)/, onlyIn: ['src/web/'] },
];

/** These run in a browser, so nothing of Node's may be in them. */
export const IN_THE_BROWSER = [
  'src/web/',
  'src/contract/',
  'src/texts/',
  'src/message.ts',
  'src/errors.ts',
  'src/reasons.ts',
];
