import type { Formats } from '../formats.ts';
import type { Texts } from '../texts.ts';

export const live = ({ ago }: Formats): Texts['live'] => ({
  states: {
    connecting: 'Conectando…',
    live: 'En vivo',
    reconnecting: 'Reconectando…',
    offline: 'Sin conexión',
  },
  fresh: 'Los leads nuevos aparecen sin recargar la página',
  stale: 'Los leads nuevos volverán a aparecer cuando LeadRabbit responda',
  lastUpdated: (at, now) => `Actualizado ${ago(at, now)}`,
});
