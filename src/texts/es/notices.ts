import type { Formats } from '../formats.ts';
import type { NoticeTexts } from '../texts.ts';

export const notices = ({ number }: Formats): NoticeTexts => ({
  title: 'Avisos',
  intro: 'Tus leads nuevos, notas que te mencionan y recordatorios de tus citas y tareas.',
  list: 'Tus avisos',
  reading: 'Cargando los avisos…',
  notRead: 'No se pudieron cargar los avisos',
  none: {
    title: 'No hay avisos',
    text: 'Aquí se te avisa cuando un lead pasa a ser tuyo o algo vence.',
  },
  markAllRead: 'Marcar todo como leído',
  unread: 'sin leer',
  open: 'Abrir',
  noName: 'Sin nombre',
  deleted: 'eliminado',
  late: 'Este recordatorio llegó tarde porque LeadRabbit no estaba en marcha.',
  many: (count) => `Tienes ${number(count)} avisos nuevos.`,
  say: {
    leadAssigned: (lead) => `Nuevo lead para ti: ${lead}`,
    oldLeadsAssigned: 'Se te asignaron leads más antiguos.',
    leadsGiven: 'Se te asignaron varios leads.',
    mentioned: (by, lead) =>
      by === null
        ? `Te mencionaron en una nota sobre ${lead} que se eliminó.`
        : `${by} te mencionó en una nota sobre ${lead}`,
    importDone: (file) => `Tu importación de ${file} ha terminado`,
    importUndone: (file) => `Tu importación de ${file} se ha deshecho`,
    workHandedOver: 'Se te asignaron los leads, tareas y citas de una persona que se fue.',
    meetingSoon: (title, time) => `Cita a las ${time}: ${title}`,
    taskDue: (title) => `Vence una tarea: ${title}`,
    other: 'Hay algo nuevo para ti.',
  },
  device: {
    allow: 'Mostrar avisos en este dispositivo',
    allowed: 'Este dispositivo muestra avisos mientras LeadRabbit está abierto en una pestaña.',
    blocked:
      'Este navegador bloquea los avisos de LeadRabbit. Permítelos en los ajustes del navegador.',
  },
});
