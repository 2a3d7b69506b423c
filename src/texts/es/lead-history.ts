import type { Outcome } from '../../contract/lead-conversation.ts';
import type { Formats } from '../formats.ts';
import type { LeadHistoryTexts } from '../texts.ts';

const outcomes: Readonly<Record<Outcome, string>> = {
  reached: 'Contactado',
  no_answer: 'No contesta',
  wrong_number: 'Número equivocado',
  left_message: 'Mensaje dejado',
};

export const leadHistory = ({ number }: Formats): LeadHistoryTexts => ({
  outcomes,
  prompt: {
    title: '¿Cómo fue?',
    skip: 'No anotarlo',
    noted: (outcome) => `Anotado: ${outcomes[outcome]}.`,
    failed: (why) => `No se anotó. ${why}`,
  },
  timeline: {
    loading: 'Cargando la cronología…',
    notLoaded: 'No se pudo cargar la cronología',
    older: 'Ver entradas anteriores',
    leadRabbit: 'LeadRabbit',
    created: 'Lead recibido',
    createdBy: 'Lead añadido',
    seen: 'Abierto por primera vez',
    undone: 'Deshecho',
    noteAdded: 'Nota añadida',
    noteEdited: 'Nota cambiada',
    noteRemoved: 'Nota eliminada',
    noteGone: 'Esta nota se eliminó.',
    assigned: 'Asignado a su responsable por una regla',
    handedOver: 'Traspasado porque se desactivó a su responsable',
    taken: 'Tomado para responder',
    rule: 'Regla',
    unlinked: 'Otra solicitud separada: es de otra persona',
    linked: 'Otra solicitud unida de nuevo',
    meetingAdded: 'Cita planificada',
    meetingChanged: 'Cita cambiada',
    meetingRemoved: 'Cita eliminada',
    taskAdded: 'Tarea añadida',
    taskChanged: 'Tarea cambiada',
    taskRemoved: 'Tarea eliminada',
    incoming: 'recibido',
    status: 'Estado',
    owner: 'Responsable',
    priority: 'Prioridad',
    tags: 'Etiquetas',
    lostReason: 'Motivo de la pérdida',
    empty: 'vacío',
    from: (before) => `antes: ${before}`,
    changed: (field) => `Cambio: ${field}`,
    changes: (count) => `${number(count)} campos cambiados`,
    other: 'Cambiado',
  },
});
