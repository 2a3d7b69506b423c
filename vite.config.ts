import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { compressFiles } from './scripts/lib/compress-files.ts';
import { WEB_CHUNKS } from './scripts/lib/web-chunks.ts';

/** Where `npm run dev` finds the API. */
const api = process.env['API_URL'] ?? 'http://127.0.0.1:4010';
const proxied = { target: api, changeOrigin: false };

/** What the server sends to browsers that take brotli or gzip. */
const compressBuild = {
  name: 'compress-build',
  apply: 'build',
  closeBundle: () => compressFiles(join(import.meta.dirname, 'dist/web')),
} as const;

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
    rolldownOptions: { output: { codeSplitting: { groups: WEB_CHUNKS } } },
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
