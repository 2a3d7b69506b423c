import type { FaultState } from '../control/emulator-control.ts';
import type { Engine } from '../engine.ts';
import { deliveryPanel } from './delivery-panel.ts';
import { faultPanel } from './fault-panel.ts';
import { html } from './html.ts';
import { pageFrame } from './page-frame.ts';
import { requestPanel } from './request-panel.ts';
import { subscriptionPanel } from './subscription-panel.ts';

const SHOWN = 50;

/** The state that a developer can see and change. */
export function inspectorPage(engine: Engine, faults: FaultState): string {
  const pages = [...engine.world.pages.values()];
  return pageFrame(
    'Inspector',
    html`<div class="line">
        <h1 class="grow">Inspector</h1>
        <a class="button" href="/inspector">Refresh</a>
        <form method="post" action="/inspector/reset"><button>Reset everything</button></form>
      </div>
      ${subscriptionPanel(engine.world)} ${faultPanel(faults, pages)}
      ${deliveryPanel(engine.outbox.all().slice(-SHOWN).toReversed())}
      ${requestPanel(engine.requests.all().slice(-SHOWN).toReversed())}`,
  );
}
