import type { leadTools as english } from '../en/lead-tools.ts';
import type { Formats } from '../formats.ts';
import { leadBulk } from './lead-bulk.ts';

export const leadTools = (formats: Formats): ReturnType<typeof english> => ({
  bulk: leadBulk(formats),
  chooser: {
    title: 'Columnas',
    text: 'El nombre, el teléfono, el estado y la hora se muestran siempre. En una pantalla estrecha caben menos columnas.',
    place: (place) => `Columna ${place}`,
  },
  saveView: {
    title: 'Guardar como vista',
    name: 'Nombre',
    share: 'Todos ven esta vista',
    notWithSearch:
      'Una vista con una búsqueda es privada, porque la búsqueda puede nombrar a una persona.',
    save: 'Guardar',
    cancel: 'Cancelar',
    saved: (name) => `La vista ${name} está guardada.`,
  },
});
