import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/**
 * The browser of the browser tests: the one of `CHROMIUM_PATH`, else Debian's, else the one that
 * npm brings for Linux on x64.
 * @throws if there is none, so that the tests are never skipped silently.
 */
export async function findChromium(root: string, env: NodeJS.ProcessEnv): Promise<string> {
  const chosen = env['CHROMIUM_PATH'];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is set to ${chosen}, where no file is.`);
  }
  if (existsSync(SYSTEM_CHROMIUM)) return SYSTEM_CHROMIUM;
  if (process.platform === 'linux' && process.arch === 'x64')
    return await unpackChromium(root, env);
  throw new Error(
    'The browser tests need Chromium. Install it (apt install chromium), or set CHROMIUM_PATH to ' +
      'a Chromium or Chrome that you have.',
  );
}

/** It unpacks itself once into the temporary folder, which must exist. */
async function unpackChromium(root: string, env: NodeJS.ProcessEnv): Promise<string> {
  const folder = join(root, 'node_modules/.cache/chromium');
  mkdirSync(folder, { recursive: true });
  const before = env['TMPDIR'];
  env['TMPDIR'] = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete env['TMPDIR'];
    else env['TMPDIR'] = before;
  }
}
