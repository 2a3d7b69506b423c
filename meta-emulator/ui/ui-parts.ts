import type { EmulatorControl } from '../control/emulator-control.ts';
import type { Engine } from '../engine.ts';

export type UiParts = { engine: Engine; control: EmulatorControl };
