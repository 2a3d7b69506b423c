import type { ErrorMessages } from '../../errors.ts';
import type { Sentences } from '../../message.ts';
import { statuses } from './statuses.ts';

/** The status comes from the server, which may know more of them. */
const STATUSES: Readonly<Record<string, string>> = statuses;

const MISSING: Readonly<Record<string, string>> = {
  lead: 'Este lead no existe. Es posible que se haya eliminado.',
  'inbox-lead': 'Este lead ya no está retenido en Entrega. Puede que ya esté en la lista de leads.',
  page: 'Esta página no está conectada. Es posible que se haya eliminado.',
  user: 'Esta persona no está en el equipo. Vuelve a cargar la lista de personas.',
  session: 'Esta sesión ya ha terminado.',
  'api-key': 'Esta clave de API no existe. Es posible que se haya eliminado.',
  meeting: 'Esta cita no existe. Es posible que se haya eliminado.',
  task: 'Esta tarea no existe. Es posible que se haya eliminado.',
  'calendar-feed': 'Esta dirección de calendario ya no es válida. Crea una nueva en el perfil.',
  'bulk-run': 'Este cambio de varios leads ya no existe.',
  view: 'Esta vista no existe. Es posible que se haya eliminado.',
  note: 'Esta nota no existe. Es posible que se haya eliminado.',
  conversation: 'Esta conversación no existe. Es posible que se haya eliminado.',
  template: 'Esta plantilla no existe. Es posible que se haya eliminado.',
  import: 'Esta importación ya no existe.',
  change: 'Este cambio ya no se puede deshacer.',
};

export const errors = {
  'invalid-input': ({ fields }) =>
    fields === '' ? 'Revisa los datos.' : `Revisa estos datos: ${fields}.`,
  'invalid-cursor': () => 'Este cursor no es válido. Empieza de nuevo sin cursor.',
  'unreadable-body': () => 'No se pudo leer la solicitud. Envía un JSON válido.',
  'body-incomplete': () => 'La solicitud terminó antes de estar completa. Envíala de nuevo.',
  'unreadable-webhook': () => 'El cuerpo del webhook no es el JSON de una entrega.',
  'range-wrong': ({ days }) =>
    `Elige como máximo ${days} días. El último día no puede ser anterior al primero.`,
  'unknown-zone': ({ zone }) => `${zone} no es una zona horaria. Usa un nombre como Europe/Madrid.`,
  'invalid-local-time': ({ local }) =>
    `${local} no es una fecha y hora del calendario. Escríbela como 2026-12-01T09:00.`,
  'since-in-future': () => 'La fecha está en el futuro. Indica una fecha pasada o déjala vacía.',
  'view-with-search': () =>
    'Una vista con una búsqueda no se puede compartir, porque la búsqueda puede nombrar a una persona. Quita la búsqueda o guarda la vista solo para ti.',
  'contact-missing': () => 'Indica al menos un nombre, un correo electrónico o un teléfono.',
  'file-empty': () =>
    'El archivo no tiene filas. Necesita una primera fila con los nombres de las columnas y una fila para cada lead.',
  'file-without-names': () =>
    'La primera fila parece un lead, porque tiene un correo electrónico o un teléfono. Añade una primera fila con los nombres de las columnas.',
  'file-unreadable': ({ line }) =>
    `El archivo no se puede leer desde la línea ${line}. Comprueba que cada comilla se cierra y guarda el archivo otra vez como CSV.`,
  'file-too-long': ({ most }) =>
    `El archivo tiene más de ${most} filas. Divídelo e importa las partes una tras otra.`,
  'file-too-large': ({ most }) =>
    `El archivo tiene más de ${most} MB. Divídelo e importa las partes una tras otra, cada una con los nombres de las columnas, o aumenta IMPORT_LIMIT_MB en la configuración de LeadRabbit.`,
  'disk-full': ({ needed, free }) =>
    `El disco de LeadRabbit necesita ${needed} MB para este archivo y tiene ${free} MB. Libera espacio en el disco, o divide el archivo e importa las partes una tras otra.`,
  'mapping-wrong': ({ columns }) =>
    `El archivo tiene ${columns} columnas, y hay que asignar todas.`,
  'page-disabled': ({ page }) => `${page} está desactivada. Actívala primero y luego sincroniza.`,
  'nothing-enabled': () => 'Ninguna página está activada. Activa una primero y luego sincroniza.',
  'account-refused': () =>
    'No se pudo crear la cuenta. Revisa el nombre, el correo electrónico y la contraseña.',
  'account-exists': () => 'Ya existe una cuenta con este correo electrónico.',
  'password-too-short': () => 'La contraseña es demasiado corta. Usa al menos 8 caracteres.',
  'password-too-long': () => 'La contraseña es demasiado larga. Usa 128 caracteres como máximo.',
  'password-too-common': () =>
    'Esta contraseña es una de las más comunes, así que es de las primeras que se prueban. Elige otra, por ejemplo tres o cuatro palabras al azar.',
  'wrong-current-password': () => 'La contraseña actual no es correcta. No se ha cambiado nada.',
  'wrong-second-factor': () =>
    'Este código no es correcto o ya se ha usado. Escribe el código más reciente de tu aplicación de autenticación o un código de recuperación.',
  'second-factor-over': () =>
    'Este inicio de sesión ha caducado. Vuelve a escribir tu contraseña y después el código.',
  'second-factor-slowed': () =>
    'Ha habido demasiados códigos incorrectos para esta cuenta. Espera 15 minutos, o crea una contraseña nueva e inicia sesión con ella.',
  'second-factor-unreadable': () =>
    'La verificación en dos pasos de esta cuenta ya no se puede leer. Pide a un administrador que la quite y configúrala de nuevo.',
  'second-factor-on': () =>
    'La verificación en dos pasos ya está activada. Desactívala para configurarla otra vez.',
  'invalid-email': () => 'Este correo electrónico no es válido.',
  'signed-request-wrong': () =>
    'signed_request falta o no se firmó con el secreto de esta aplicación. No se ha cambiado nada.',
  'connect-denied': () =>
    'Se canceló el inicio de sesión en Meta. Conecta de nuevo y concede los permisos.',
  'connect-state': () =>
    'Este inicio de sesión es desconocido, demasiado antiguo o ya se usó. Conecta de nuevo.',
  'connect-code': () =>
    'El código de Meta ya se usó o ha caducado. Conecta de nuevo para obtener otro.',
  'connect-app-secret': () =>
    'Meta rechazó la aplicación. Revisa FACEBOOK_CLIENT_ID y FACEBOOK_CLIENT_SECRET y reinicia LeadRabbit.',
  'connect-no-pages': () =>
    'Meta no indicó ninguna página. Conecta de nuevo y selecciona al menos una página que administres.',
  'connect-missing-scopes': ({ permissions }) =>
    `Se rechazaron permisos que LeadRabbit necesita. Conecta de nuevo y concede: ${permissions}.`,
  'connect-unreachable': () =>
    'No se pudo contactar con Meta. Espera un minuto y conecta de nuevo.',
  'connect-meta-error': () =>
    'Meta respondió con un error. Conecta de nuevo dentro de unos minutos.',
  'sign-in-refused': () =>
    'No se pudo leer el inicio de sesión. Envía un correo electrónico y una contraseña.',
  'not-signed-in': () => 'No has iniciado sesión. Inicia sesión e inténtalo de nuevo.',
  'wrong-password': () =>
    'El correo electrónico o la contraseña no son correctos. Inténtalo de nuevo o pide una contraseña nueva a un administrador.',
  'api-key-wrong': () =>
    'Esta clave de API no se conoce. Puede que se haya eliminado; pide una nueva a un administrador.',
  'api-key-expired': () => 'Esta clave de API ha caducado. Pide una nueva a un administrador.',
  'signature-missing': () => 'Falta la cabecera X-Hub-Signature-256.',
  'signature-wrong': () =>
    'La firma no es correcta. Comprueba que FACEBOOK_APP_SECRET es el secreto de esta aplicación.',
  'admins-only': () =>
    'Solo un administrador puede hacer esto. Pídeselo a un administrador de tu equipo.',
  'scope-missing': ({ scope }) =>
    `Esta clave de API no puede hacerlo: necesita el permiso ${scope}. Pide a un administrador una clave que lo tenga.`,
  'session-needed': () =>
    'Solo puede hacerlo una persona que haya iniciado sesión. Una clave de API no sirve.',
  'account-disabled': () =>
    'Esta cuenta está desactivada. Pregunta a un administrador de tu equipo.',
  'two-factor-needed': () =>
    'Aquí los administradores necesitan la verificación en dos pasos. Actívala en tu perfil e inténtalo de nuevo.',
  'not-your-note': () =>
    'Solo quien escribió una nota o un administrador puede cambiarla o eliminarla.',
  'not-your-conversation': () =>
    'Solo quien anotó una conversación o un administrador puede corregirla o eliminarla.',
  'not-your-view': () =>
    'Solo quien creó una vista compartida o un administrador puede cambiarla o eliminarla.',
  'not-your-template': () =>
    'Solo los administradores pueden cambiar o eliminar una plantilla que ven todos.',
  'foreign-origin': () =>
    'Esta solicitud vino de otro sitio web y se rechazó. Abre LeadRabbit e inténtalo de nuevo.',
  'foreign-host': () =>
    'LeadRabbit no responde a este nombre de host. Ábrelo en su propia dirección o añade el nombre a ALLOWED_HOSTS.',
  'wrong-code': () =>
    'Este no es el código de configuración. LeadRabbit lo muestra al arrancar; reinícialo para obtener uno nuevo.',
  'no-such-route': ({ method }) => `No existe ${method} en esta dirección.`,
  'not-found': ({ what }) => MISSING[what] ?? 'Esto no existe. Es posible que se haya eliminado.',
  'too-slow': () => 'La solicitud tardó demasiado en llegar. Envíala de nuevo.',
  'last-admin': () =>
    'Es el último administrador que puede iniciar sesión. Nombra antes a otra persona administradora.',
  'person-disabled': () => 'Esta persona está desactivada. Actívala primero.',
  'hand-over-needed': ({ leads, tasks, meetings }) =>
    `Esta persona todavía tiene trabajo (leads: ${leads}, tareas abiertas: ${tasks}, reuniones previstas: ${meetings}). Indica quién lo recibe y después desactívala.`,
  'mail-not-configured': () =>
    'LeadRabbit no puede enviar correos aquí. Pide a un administrador de tu equipo un enlace para crear una contraseña nueva.',
  'setup-done': () => 'LeadRabbit ya está configurado. Inicia sesión.',
  'pipeline-changed-since': () =>
    'Otra persona ha cambiado el embudo desde que lo abriste. No se guardó nada; cárgalo de nuevo y haz tus cambios.',
  'stage-has-leads': ({ stage, leads }) =>
    `La etapa ${STATUSES[stage] ?? stage} tiene ${leads} leads. Elige la etapa a la que pasan.`,
  'first-stage-fixed': () =>
    'Los leads nuevos entran en la etapa Nuevo. Siempre es la primera y no cuenta como contactado, ganado ni perdido.',
  'stage-repeated': ({ stage }) =>
    `Dos etapas se llaman ${stage}. Da a cada etapa su propio nombre.`,
  'stage-unknown': ({ stage }) =>
    `No existe la etapa ${stage}. GET /api/pipeline muestra todas las etapas.`,
  'planner-changed-since': ({ fields }) =>
    `Otra persona ha cambiado esto desde que lo abriste: ${fields}. Mira los valores nuevos y guarda otra vez.`,
  'status-changed-since': ({ status }) =>
    `El estado se cambió de nuevo y ahora es «${STATUSES[status] ?? status}». No se deshizo nada.`,
  'lead-busy': () =>
    'LeadRabbit está procesando este lead ahora mismo. Espera unos segundos y descártalo después.',
  'lead-changed-since': ({ fields }) =>
    `Alguien ha cambiado esto desde que lo abriste: ${fields}. No se guardó nada; mira el valor nuevo y decide de nuevo.`,
  'too-many-views': ({ most }) =>
    `Puedes tener ${most} vistas como máximo. Elimina una que ya no necesites.`,
  'file-imported-before': () => 'Este archivo ya se importó. No se ha importado otra vez.',
  'import-running': () => 'Esta importación aún está en marcha. Espera a que termine.',
  'import-undone': () => 'Esta importación ya se deshizo.',
  'import-busy': () => 'Otra persona envió el archivo en el mismo momento. Envíalo de nuevo.',
  'too-many-notes': ({ most }) =>
    `Un lead puede tener ${most} notas. Elimina una que ya no haga falta o cambia una existente.`,
  'bulk-running': () =>
    'El cambio de estos leads sigue en curso. Espera a que termine y deshazlo después.',
  'bulk-undo-over': () =>
    'Este cambio ya no se puede deshacer. Un cambio de varios leads se puede deshacer durante diez minutos.',
  'place-changed-since': () =>
    'El tablero ha cambiado desde que lo abriste. No se movió nada; míralo de nuevo y mueve el lead.',
  'changed-since': () => 'Alguien lo ha cambiado desde entonces. No se deshizo nada.',
  'too-many-templates': ({ most }) =>
    `Una persona puede ver ${most} plantillas como máximo. Elimina una que ya no haga falta.`,
  'page-busy': () =>
    'Otra persona está activando o desactivando esta conexión en este momento. Espera un minuto e inténtalo de nuevo.',
  'sync-running': ({ page }) =>
    `Ya hay una sincronización de ${page} en curso. Espera a que termine.`,
  'link-over': () =>
    'Este enlace ha caducado o ya se ha usado. Inicia sesión si ya elegiste una contraseña con él; si no, pide uno nuevo a un administrador de tu equipo.',
  'lead-erased': () => 'Los datos de esta persona se borraron. El lead no vuelve.',
  'too-large': () => 'La solicitud es demasiado grande. Envía menos datos a la vez.',
  'wrong-type': () =>
    'Envía JSON con Content-Type application/json, o un archivo para importar con text/csv.',
  'owner-disabled': () =>
    'Esta persona está desactivada. Elige a alguien que pueda iniciar sesión.',
  'too-many': () => 'Demasiados intentos. Espera un minuto e inténtalo de nuevo.',
  'sign-in-slowed': () =>
    'Alguien está probando muchas contraseñas de esta cuenta, así que ahora el inicio de sesión es lento. Inténtalo de nuevo en unos segundos o pide a un administrador un enlace para crear una contraseña nueva.',
  internal: () =>
    'Algo falló en LeadRabbit. Inténtalo de nuevo; el operador encontrará la causa en el registro.',
  'sync-failed': () => 'No se pudo sincronizar nada.',
  'meta-refused': () => 'Meta lo rechazó.',
  'storage-unavailable': () =>
    'La base de datos no está disponible ahora mismo. No se ha perdido nada; inténtalo de nuevo en breve.',
  'too-busy': () =>
    'LeadRabbit está recibiendo más de lo que puede comprobar a la vez. Envíalo de nuevo dentro de unos segundos.',
  'too-many-sign-ins': () =>
    'Demasiadas personas están iniciando sesión a la vez. Inténtalo de nuevo en unos segundos.',
  closing: () => 'LeadRabbit se está deteniendo. Inténtalo cuando vuelva a estar en marcha.',
} satisfies Sentences<ErrorMessages>;
