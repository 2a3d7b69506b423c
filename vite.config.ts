import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { compressFiles } from './scripts/lib/compress-files.ts';

/** Where `npm run dev` finds the API. */
const api = process.env['API_URL'] ?? 'http://127.0.0.1:4010';
const proxied = { target: api, changeOrigin: false };

/** What the server sends to browsers that take brotli or gzip. */
const compressBuild = {
  name: 'compress-build',
  apply: 'build',
  closeBundle: () => compressFiles(join(import.meta.dirname, 'dist/web')),
} as const;

/** The screens on which a person gets access or a new password. They are seldom needed. */
const ACCESS =
  /src\/web\/(links|setup)\/|src\/web\/(api\/(links|password-problem)|ui\/(new-password-field|password-strength))\./;

/** What only screens before the sign-in and the profile need. */
const SIGNED_OUT =
  /src\/web\/(sign-in\/(signed-out-layout|language-buttons|use-finish-sign-in)|ui\/password-field)\./;

/** Controls that no screen before the sign-in needs. */
const CONTROLS =
  /src\/web\/(ui\/(announcer|choices|copy-button|icon-button|kbd|menu|move-focus|place-popup|popup|select|platform-glyph|toast|tooltip|use-hotkeys|use-lazy-dialog)|shell\/(monogram|use-user)|alerts\/(alert-settings|read-permission)|api\/(board-key|incidents|pipeline|planner-keys|related|user-names)|live\/sync-progress|time\/(?!days-until)[\w-]+)\./;

/** What dialogs and the other screens share. The lead list is shown without it. */
const SCREENS =
  /src\/web\/(ui\/(alert|badge|dialog|modal|rows-skeleton|text-area|use-focus-return)|shell\/(screen|admins-only|dismissed-notices)|api\/privacy|delivery\/deletion-notice|time\/days-until)\.|icons\/(calendar-(check|plus|x)|download|lock|map-pin|plus|video)\.mjs/;

/** What the screens of the administration and the profile share. */
const ADMINISTRATION =
  /src\/web\/(api\/(account|audit|users)|shell\/admin-screen|ui\/(confirm-dialog|shown-once-dialog|tabs))\./;

/** What the screens of meetings and tasks share with their part of an open lead. */
const PLANNER = /src\/web\/(planner\/|api\/planner\.)/;

/** What the screen of text templates and their dialog on a lead share. */
const TEMPLATES = /src\/web\/(templates\/|api\/(templates|questions)\.)/;

/** What the lead list and the board share. */
const LEADS =
  /src\/web\/(leads\/(?!lead-filters|lead-source)|pipeline\/(?!first-stages)|live\/(lead-cache|live-indicator|merge-lead)|api\/(lead-work|views)\.)|icons\/(kanban|keyboard|list-filter|snowflake)\.mjs/;

/**
 * What several screens share. Left to itself, the build makes a file for each icon and helper that
 * two screens have in common: a dozen of under 1 kB, each with a request of its own.
 */
const CHUNKS = [
  {
    name: 'libraries',
    test: /rolldown.runtime|node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack)\//,
    priority: 3,
  },
  {
    // The first texts of a language. The others are in a file named after the language.
    debugName: 'texts',
    name: (id: string) => `texts-${/src\/texts\/(\w+)\//.exec(id)?.[1] ?? 'all'}`,
    test: /src\/texts\/(en|es)\/(basics|shell|sign-in|ui)\.ts/,
    priority: 4,
  },
  {
    name: 'index',
    test: /src\/web\/main\.tsx$/,
    priority: 2,
  },
  {
    name: 'shared',
    test: (id: string) =>
      !id.endsWith('/api/board.ts') &&
      /src\/web\/|node_modules\/(clsx|class-variance-authority|lucide-react)\//.test(id) &&
      !ACCESS.test(id) &&
      !/src\/web\/(alerts\/(ring|show-on-device)|notices\/say-notice)\./.test(id) &&
      !ADMINISTRATION.test(id) &&
      !PLANNER.test(id) &&
      !SIGNED_OUT.test(id) &&
      !CONTROLS.test(id) &&
      !SCREENS.test(id) &&
      !TEMPLATES.test(id) &&
      !LEADS.test(id),
    minShareCount: 2,
    priority: 1,
  },
  {
    name: 'signed-out',
    test: SIGNED_OUT,
    minShareCount: 2,
    priority: 0,
  },
  {
    name: 'controls',
    test: CONTROLS,
    minShareCount: 2,
    priority: 0,
  },
  {
    name: 'screens',
    test: SCREENS,
    minShareCount: 2,
    priority: 0,
  },
  {
    name: 'signed-in',
    test: /src\/web\/signed-in\.ts$/,
    priority: 0,
  },
  {
    name: 'administration',
    test: ADMINISTRATION,
    minShareCount: 2,
    priority: 0,
  },
  {
    name: 'planner',
    test: PLANNER,
    minShareCount: 2,
    priority: 0,
  },
  {
    name: 'templates',
    test: TEMPLATES,
    minShareCount: 2,
    priority: 0,
  },
  {
    name: 'access',
    test: ACCESS,
    priority: 0,
  },
];

export default defineConfig({
  root: 'src/web',
  plugins: [tailwindcss(), react(), compressBuild],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // The oldest browsers with light-dark(), on which the theme is built.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // The content security policy allows files of our own, but no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
  server: {
    host: '127.0.0.1',
    port: 4000,
    strictPort: true,
    // Beside Vite's own list: the data folder lies in the root that it serves sources from.
    fs: {
      deny: ['.env', '.env.*', '*.{crt,pem}', '**/.git/**', '**/data/**', '**/*.{key,db,db-*}'],
    },
    proxy: { '/api': proxied, '/healthz': proxied, '/readyz': proxied },
  },
});
