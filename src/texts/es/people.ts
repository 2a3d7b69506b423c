import { absences } from './absences.ts';
import type { AdminTexts } from '../texts.ts';

export const people = (): AdminTexts['people'] => ({
  title: 'Personas',
  intro: 'Quién trabaja con LeadRabbit y qué puede hacer.',
  invite: 'Invitar a una persona',
  list: 'Personas del equipo',
  notRead: 'No se pudieron cargar las personas',
  reading: 'Cargando las personas…',
  you: 'Tú',
  roles: { admin: 'Administrador', user: 'Usuario' },
  roleHints: {
    admin: 'Conecta páginas y gestiona personas',
    user: 'Trabaja con los leads',
  },
  role: 'Rol',
  roleOf: (name) => `Rol de ${name}`,
  statuses: { active: 'Activa', invited: 'Invitada', disabled: 'Desactivada' },
  twoFactor: 'Dos pasos',
  neverSeen: 'Aún no ha iniciado sesión',
  lastSeen: 'Última visita',
  actionsFor: (name) => `Acciones para ${name}`,
  absences: absences(),
  actions: {
    absences: 'Ausencias',
    rename: 'Cambiar el nombre',
    newInvite: 'Nuevo enlace de invitación',
    newPassword: 'Enlace para una contraseña nueva',
    removeTwoFactor: 'Quitar el segundo paso',
    disable: 'Desactivar',
    enable: 'Activar',
  },
  name: 'Nombre',
  email: 'Correo electrónico',
  save: 'Guardar',
  sendInvite: 'Crear la invitación',
  done: {
    renamed: (name) => `El nombre es ahora ${name}.`,
    role: {
      admin: (name) => `${name} es ahora administrador.`,
      user: (name) => `${name} es ahora usuario.`,
    },
    disabled: (name) => `${name} está desactivada y se ha cerrado su sesión en todas partes.`,
    enabled: (name) => `${name} puede iniciar sesión de nuevo.`,
    twoFactorRemoved: (name) => `${name} inicia sesión ahora solo con la contraseña.`,
  },
  confirm: {
    disable: {
      title: (name) => `¿Desactivar a ${name}?`,
      text: 'Sus sesiones terminan en un segundo y sus enlaces dejan de funcionar. Lo que hizo se conserva. Puedes activarla otra vez.',
    },
    handOver: {
      label: '¿Quién recibe sus leads, tareas abiertas y reuniones?',
      nobody: 'Nadie: las reglas asignan los leads que nadie ha contactado',
    },
    enable: {
      title: (name) => `¿Activar a ${name}?`,
      text: 'Puede iniciar sesión otra vez con la contraseña que tenía.',
    },
    removeTwoFactor: {
      title: (name) => `¿Quitar el segundo paso de ${name}?`,
      text: 'Iniciará sesión solo con la contraseña hasta que configure otro. Asegúrate de que realmente lo pide esa persona.',
    },
  },
  link: {
    inviteTitle: (name) => `Invitación para ${name}`,
    resetTitle: (name) => `Contraseña nueva para ${name}`,
    label: 'Enlace',
    copy: 'Copiar el enlace',
    once: 'Este enlace solo se muestra ahora. Funciona una sola vez.',
    until: (moment) => `Es válido hasta el ${moment}.`,
    mail: {
      sent: (email) => `El enlace también se ha enviado por correo a ${email}.`,
      failed: (email) =>
        `No se pudo enviar el correo a ${email}. Copia el enlace y entrégalo de otra manera.`,
      'not-configured': () =>
        'LeadRabbit no puede enviar correos aquí. Copia el enlace y entrégalo de otra manera.',
    },
    close: 'Listo',
  },
  leadVisibility: {
    label: 'Los usuarios solo ven sus propios leads',
    hint: 'Las personas con el rol Usuario ven sus leads y los que no tienen responsable. Los demás leads no aparecen en sus listas, búsquedas, recuentos y calendarios, ni en el panel. Los administradores y las claves de API ven todos los leads.',
    notRead: 'No se pudo cargar el ajuste.',
    on: 'Ahora los usuarios solo ven sus leads y los que no tienen responsable.',
    off: 'Ahora todas las personas ven todos los leads.',
  },
  twoFactorForAdmins: {
    label: 'Los administradores necesitan la verificación en dos pasos',
    hint: 'Un administrador sin segundo paso no puede usar las pantallas de administración hasta que lo configure en su perfil.',
    notRead: 'No se pudo cargar el ajuste.',
    on: 'Desde ahora, los administradores necesitan la verificación en dos pasos.',
    off: 'Los administradores pueden iniciar sesión solo con la contraseña.',
  },
});
