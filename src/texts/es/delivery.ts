import type { Formats } from '../formats.ts';
import type { AdminTexts } from '../texts.ts';

const states = {
  received: 'recibidos',
  stored: 'en el CRM',
  pending: 'pendientes',
  'needs-attention': 'requieren atención',
  skipped: 'omitidos',
  dismissed: 'descartados',
  trying: 'en proceso',
};

export const delivery = ({ number, plural }: Formats): AdminTexts['delivery'] => {
  const leads = (count: number) =>
    `${number(count)} ${plural(count, { one: 'lead', other: 'leads' })}`;
  return {
    title: 'Entrega',
    intro: 'Leads que Meta anunció y que no están en el CRM. Todos se conservan.',
    notRead: 'No se pudieron leer los leads retenidos',
    reading: 'Leyendo los leads retenidos…',
    leads,
    states,
    leadsByState: 'Leads por estado',
    leadsToShow: 'Leads que mostrar',
    tabs: {
      'needs-attention': 'Requiere atención',
      pending: 'Pendiente',
      skipped: 'Omitido',
      dismissed: 'Descartado',
    },
    explanations: {
      'needs-attention':
        'LeadRabbit no puede terminar estos leads sin ti. Abre un lead para verlo y decide.',
      pending: 'LeadRabbit reintenta estos leads por sí mismo. También puedes reintentarlos ahora.',
      skipped: 'Estos leads llegaron mientras su página o cuenta de Instagram estaba desactivada.',
      dismissed: 'Alguien decidió que estos leads no hacen falta. Reintentar los recupera.',
    },
    empty: {
      'needs-attention': 'Ningún lead requiere atención',
      pending: 'Ningún lead está pendiente',
      skipped: 'No se omitió ningún lead',
      dismissed: 'No hay leads descartados',
    },
    emptyPending:
      'Un lead queda pendiente mientras no se puede contactar con Meta o Meta pide esperar. LeadRabbit lo reintenta por sí mismo.',
    emptySkipped: 'Un lead se omite si su página o cuenta de Instagram está desactivada.',
    emptyDismissed: 'Los leads que descartes se conservan aquí, y Reintentar los recupera.',
    emptyAtFirst:
      'Un lead que no puede llegar al CRM se conserva aquí, con el motivo y lo que puedes hacer.',
    allInCrm: 'Todos los leads que Meta anunció están en el CRM.',
    othersInCrm: 'Todos los demás leads que Meta anunció están en el CRM.',
    stillPending: (count) =>
      `${leads(count)} ${plural(count, { one: 'está pendiente', other: 'están pendientes' })}.`,
    pageGone: 'Página que ya no está conectada',
    group: (name, count) => `${name}: ${leads(count)}`,
    leadsOf: (name) => `Leads de ${name}`,
    showFewer: 'Mostrar menos',
    showMore: (count) => `Mostrar ${number(count)} más`,
    showOlder: 'Mostrar más',
    nextNotRead: 'No se pudieron leer los leads siguientes.',
    form: (formId) => (formId === '' ? 'Formulario desconocido' : `Formulario ${formId}`),
    leadId: (leadId) => `Lead ${leadId}`,
    sent: 'enviado',
    received: 'recibido',
    open: 'Abrir',
    openLead: (form, leadId) => `Abrir el lead de ${form}, id ${leadId}`,
    retry: 'Reintentar',
    retryLead: (form, leadId) => `Reintentar el lead de ${form}, id ${leadId}`,
    retryAll: 'Reintentar todos',
    retryQuestion: (count) => `¿Reintentar ${leads(count)}?`,
    retryText: {
      'needs-attention':
        'LeadRabbit vuelve a pedir a Meta cada uno. El que falle de nuevo seguirá requiriendo atención. No se pierde nada por probar.',
      pending:
        'LeadRabbit vuelve a pedir a Meta cada uno. El que falle de nuevo seguirá pendiente. No se pierde nada por probar.',
      skipped:
        'LeadRabbit vuelve a intentar cada uno. El que tenga su página o cuenta aún desactivada se omitirá de nuevo.',
      dismissed:
        'LeadRabbit vuelve a pedir a Meta cada uno. El que falle de nuevo requerirá atención. No se pierde nada por probar.',
    },
    enableAndTakeIn: (count) =>
      count === 1 ? 'Activar e incorporar' : `Activar e incorporar ${number(count)}`,
    takeIn: (count) => (count === 1 ? 'Incorporar' : `Incorporar ${number(count)}`),
    retryThese: (count) => `Reintentar estos ${number(count)}`,
    connect: 'Conectar',
    facts: {
      dismissed: (by, ago) => `Descartado por ${by} ${ago}`,
      tried: (times) => (times === 1 ? 'Intentado una vez' : `Intentado ${number(times)} veces`),
      nextTry: (when) => `próximo intento ${when}`,
      kept: 'lo que envió Meta se conserva aquí',
      deleted: (day) => `Meta lo eliminó el ${day}: sus respuestas se han perdido`,
      deletes: (day, days) =>
        `Meta lo elimina el ${day}, ${days <= 1 ? 'en menos de un día' : `en ${number(days)} días`}`,
    },
    dialog: {
      title: 'Un lead que no está en el CRM',
      metaId: (leadId) => `Id. de Meta: ${leadId}`,
      copyId: 'Copiar el id. del lead',
      notRead: 'No se pudo leer este lead',
      reading: 'Leyendo el lead…',
      answers: 'Respuestas',
      noAnswers: 'LeadRabbit no tiene respuestas de este lead.',
      noAnswer: 'Sin respuesta',
      webhook: 'Lo que dijo el webhook',
      graph: 'Lo que respondió Meta',
      copy: (title) => `Copiar: ${title}`,
    },
    complete: {
      title: 'Completar a mano',
      text: 'El lead aparecerá en la lista de todos, con las respuestas que tiene LeadRabbit.',
      name: 'Nombre',
      phone: 'Teléfono',
      email: 'Correo electrónico',
      company: 'Empresa',
      submit: 'Añadir al CRM',
      done: 'El lead ya está en el CRM.',
      already: 'Este lead ya estaba en el CRM. Se queda como está.',
    },
    dismiss: {
      title: 'Descartar',
      text: 'El lead no hace falta, por ejemplo porque es una prueba. Se conserva en Descartado.',
      reason: 'Motivo',
      submit: 'Descartar',
      done: 'El lead se ha descartado. Reintentar lo recupera.',
    },
    retried: {
      none: 'No había ningún lead que reintentar.',
      one: {
        stored: 'Reintentado: el lead ya está en el CRM.',
        trying: 'LeadRabbit sigue intentándolo. La lista mostrará el resultado.',
        pending: 'Reintentado, y sigue pendiente.',
        'needs-attention': 'Reintentado, y requiere atención.',
        skipped: 'Reintentado, y se omitió.',
        dismissed: 'El lead se descartó.',
      },
      many: (count, parts) => `Se reintentaron ${leads(count)}: ${parts.join(', ')}.`,
    },
  };
};
