import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { z } from 'zod';
import type { Delivery } from '../webhooks/delivery.ts';
import type { World } from './world.ts';

/** What the emulator keeps over a restart. */
export type SavedState = {
  world: World;
  /** The newest deliveries, and all that the app has not accepted yet. */
  deliveries: Delivery[];
};

/** Raise it when the shape of `World` or `Delivery` changes: an older file is then not used. */
const VERSION = 1;

const savedFile = z.object({
  version: z.literal(VERSION),
  appId: z.string(),
  world: z.custom<World>((value) => typeof value === 'object' && value !== null),
  deliveries: z.array(z.custom<Delivery>()),
});

/**
 * A file with the emulator's whole state, in V8's own format, which keeps maps, dates and shared
 * objects. Each write replaces the file at once, so that a crash leaves the old or the new one.
 */
export function createWorldFile(path: string, appId: string) {
  let written: Buffer | undefined;
  return {
    /** @returns undefined if there is no file, or if another version or another app wrote it */
    load(): SavedState | undefined {
      try {
        const saved = savedFile.safeParse(deserialize(readFileSync(path)));
        return saved.success && saved.data.appId === appId ? saved.data : undefined;
      } catch {
        return undefined;
      }
    },
    /** Writes the file if anything has changed since the last write. */
    save(state: SavedState): void {
      const bytes = serialize({ version: VERSION, appId, ...state });
      if (written?.equals(bytes)) return;
      const draft = `${path}.new`;
      writeFileSync(draft, bytes, { mode: 0o600 });
      renameSync(draft, path);
      written = bytes;
    },
  };
}
