import type { Engine } from './engine.ts';
import type { AppIdentity } from './world/empty-world.ts';
import { createRandom } from './world/random.ts';
import type { createWorldFile } from './world/world-file.ts';

/** How often a changed world is written, in ms. A killed emulator loses at most this time. */
const SAVE_EVERY_MS = 1000;

/**
 * Goes on with the world in the file, if there is one, and keeps the file up to date. Faults end
 * with the run: they are switched on for an experiment, and the next start should be healthy.
 */
export function keepWorld(
  engine: Engine,
  file: ReturnType<typeof createWorldFile>,
  app: AppIdentity,
) {
  const saved = file.load();
  if (saved) {
    engine.world = saved.world;
    // The configuration names the app's secret, whatever it was in the earlier run.
    engine.world.app.secret = app.secret;
    // The first seed would repeat the ids and tokens of the earlier run.
    engine.random = createRandom(engine.now().getTime());
    engine.outbox.restore(saved.deliveries);
  }
  const save = () => file.save({ world: engine.world, deliveries: engine.outbox.save() });
  save();
  const timer = setInterval(save, SAVE_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      engine.outbox.flush();
      save();
    },
  };
}
