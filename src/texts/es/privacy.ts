import type { Formats } from '../formats.ts';
import type { RetentionCounts } from '../en/privacy.ts';
import type { AdminTexts } from '../texts.ts';

export const privacy = ({ number, plural, list }: Formats): AdminTexts['privacy'] => {
  const listCounts = ({ deliveries, readings, leads }: RetentionCounts): string => {
    const parts = [
      [deliveries, plural(deliveries, { one: 'webhook', other: 'webhooks' })],
      [readings, plural(readings, { one: 'respuesta original', other: 'respuestas originales' })],
      [leads, plural(leads, { one: 'lead', other: 'leads' })],
    ] as const;
    const named = parts.filter(([count]) => count > 0);
    return named.length === 0
      ? 'nada'
      : list(named.map(([count, name]) => `${number(count)} ${name}`));
  };
  return {
    title: 'Privacidad',
    intro:
      'Qué se guarda y durante cuánto tiempo, y qué hacer cuando una persona o Meta te pide que elimines datos.',
    retention: {
      title: 'Cuánto tiempo se guardan los datos',
      intro:
        'Los datos más antiguos se eliminan una vez al día. Un campo vacío los guarda siempre.',
      notLoaded: 'No se pudieron cargar los plazos',
      forEver: 'siempre',
      fields: {
        deliveryDays: {
          label: 'Webhooks, días',
          hint: 'Los mensajes de Meta tal como llegaron.',
        },
        readingDays: {
          label: 'Respuestas originales, días',
          hint: 'Lo que Meta dijo de los leads que están en el CRM. Los leads se conservan.',
        },
        leadDays: {
          label: 'Leads, días',
          hint: 'Los leads se borran cuando han pasado tantos días desde su envío.',
        },
      },
      save: 'Guardar',
      saved: 'Los plazos se han guardado.',
      saveFirst: 'Guarda para ver qué eliminaría la próxima ejecución.',
      preview: (counts) => `La próxima ejecución elimina ${listCounts(counts)}.`,
      lastRun: (when, counts) => `La última ejecución, ${when}, eliminó ${listCounts(counts)}.`,
    },
    erasures: {
      title: 'Personas borradas',
      intro:
        'Cada certificado dice qué se eliminó, cuándo y quién lo hizo, y nada de la persona. Para borrar a una persona, abre uno de sus leads.',
      notLoaded: 'No se pudieron cargar los certificados',
      none: 'Aún no se ha borrado a nadie.',
      by: (name) => `Por ${name}.`,
      actors: {
        operator: 'el operador',
        system: 'los plazos de conservación',
        'api-key': 'una clave de API',
        user: 'una persona que ya no está en el equipo',
      },
    },
    deletionIds: {
      title: 'Ids del correo de Meta',
      intro:
        'Meta envía al propietario de la aplicación un correo con los ids de las personas que quieren que se eliminen sus datos. Son personas que iniciaron sesión en Meta para conectar páginas, no leads. LeadRabbit elimina su identidad y todos los tokens de su inicio de sesión. Sus páginas necesitan después un nuevo inicio de sesión. Los leads se conservan.',
      label: 'Ids',
      hint: 'Pega los ids, uno por línea o separados por comas.',
      submit: 'Eliminar sus datos',
      noIds: 'Pega al menos un id. Un id solo tiene cifras.',
      notIds: (words, count) =>
        count > words.length
          ? `${number(count)} palabras no son ids, por ejemplo ${list(words)}. Quítalas e inténtalo de nuevo.`
          : `${plural(count, { one: 'Esto no es un id', other: 'Estos no son ids' })}: ${list(words)}. Un id solo tiene cifras.`,
      tooMany: (most) => `Pega como máximo ${number(most)} ids a la vez.`,
      confirm: {
        title: (count) =>
          `¿Eliminar los datos de ${number(count)} ${plural(count, { one: 'persona', other: 'personas' })}?`,
        text: 'Las páginas a las que solo da acceso este inicio de sesión dejan de recibir leads hasta que alguien las conecte de nuevo. Esta acción no se puede deshacer.',
        action: 'Eliminar',
      },
      done: (count) => `Hecho para ${number(count)} ${plural(count, { one: 'id', other: 'ids' })}.`,
      results: 'Resultados',
      outcome: (pages) =>
        pages === 0
          ? 'LeadRabbit no tenía nada de esta persona.'
          : `Identidad eliminada. ${number(pages)} ${plural(pages, { one: 'página o cuenta necesita', other: 'páginas y cuentas necesitan' })} un nuevo inicio de sesión en Meta.`,
      code: 'Código',
      copyAddress: (code) => `Copiar la dirección de la página de estado ${code}`,
      statusPage: 'Página de estado',
      ofCode: (code) => `de ${code}`,
    },
  };
};
