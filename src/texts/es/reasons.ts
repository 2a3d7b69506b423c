import type { Sentences } from '../../message.ts';
import type { REASONS, AbilityCode, SignInCause } from '../../reasons.ts';
import type { MessageFormats } from '../message-formats.ts';

const SIGN_IN_CAUSES: Readonly<Record<SignInCause, string>> = {
  'app-removed': 'La persona que conectó esta página ha quitado la aplicación en Facebook',
  'sign-in-first':
    'Facebook pide que la persona que conectó esta página inicia sesión allí primero',
  'password-changed': 'La persona que conectó esta página ha cambiado su contraseña',
  expired: 'El inicio de sesión en Meta ha caducado',
  'confirm-account':
    'Facebook pide que la persona que conectó esta página confirme su cuenta primero',
  'role-lost': 'La persona que conectó esta página ya no tiene un rol en ella',
};

const ABILITIES: Readonly<Record<AbilityCode, string>> = {
  'real-time':
    'La entrega en tiempo real está desactivada: los leads llegan tarde, por sincronización (permiso pages_manage_metadata).',
  'form-list':
    'Meta no muestra los formularios: las preguntas no tienen texto y los leads que ningún webhook anuncia no se pueden encontrar (permiso pages_manage_ads).',
  'ad-names':
    'Los leads no muestran el nombre de su anuncio y su campaña (permiso ads_management).',
  'portfolio-pages':
    'Meta no muestra las páginas que pertenecen a un portafolio comercial (permiso business_management).',
  'instagram-accounts':
    'Las cuentas de Instagram no aparecen por separado; sus leads llegan con la página (permiso instagram_basic).',
};

const CONNECT = 'Pulsa Conectar e inicia sesión de nuevo.';
const TEST_TOOL =
  'envía un lead con la herramienta de pruebas en developers.facebook.com/tools/lead-ads-testing';
const LEADS_ACCESS =
  'En Meta Business Suite abre Configuración, Integraciones, Acceso a clientes potenciales, elige';
const dashboard = (appId: string) => `developers.facebook.com/apps/${appId}/`;
const webhooksOf = (appId: string) => `Abre ${dashboard(appId)}webhooks/ y elige Page`;
const openModeOf = (appId: string) =>
  `Abre ${dashboard(appId)} y comprueba que la aplicación está Activa (Live), o Publicada en los paneles nuevos`;

/** What LeadRabbit says of each reason. */
export function reasons({
  number,
  longDay: day,
  longMoment: moment,
  plural: choose,
}: MessageFormats) {
  const plural = (count: number, one: string, other: string) => choose(count, { one, other });
  const leads = (count: number) => `${number(count)} ${plural(count, 'lead', 'leads')}`;
  const webhooks = (count: number) => `${number(count)} ${plural(count, 'webhook', 'webhooks')}`;
  const inDays = (days: number) =>
    days <= 1 ? 'en menos de un día' : `en ${number(days)} ${plural(days, 'día', 'días')}`;
  const strangers = (wrong: number) =>
    wrong === 0
      ? ''
      : ` ${plural(wrong, 'Se rechazó', 'Se rechazaron')} ${number(wrong)} ${plural(wrong, 'solicitud', 'solicitudes')} con una firma incorrecta; cualquiera puede enviar una solicitud así y no cambia nada.`;
  const lastWebhook = (lastAt: string) =>
    lastAt === '' ? 'Nunca ha llegado ninguno' : `El último llegó el ${moment(lastAt)}`;
  const copyOf = (rescued: string) =>
    rescued === ''
      ? ''
      : ` Hay una copia de todo lo que contenía en ${rescued}, en la carpeta de datos.`;
  const restore = (rescued: string) =>
    `detén LeadRabbit, ejecuta "npm run restore -- --from ${rescued === '' ? '<copia>' : `<carpeta de datos>/${rescued}`}" y arráncalo de nuevo`;

  return {
    unreachable: () =>
      'No se pudo contactar con Meta o tuvo un fallo. LeadRabbit lo intentará de nuevo.',
    'meta-limit': () =>
      'Meta limita la frecuencia con que se lee esta página. LeadRabbit lo intentará cuando Meta lo permita.',
    'sign-in-refused': () =>
      'Meta ya no acepta el inicio de sesión de esta página. Pulsa Conectar en la pantalla de conectores.',
    'leads-not-permitted': () =>
      'Meta no permite ver este lead: falta un permiso o el acceso a los leads de la página. La pantalla de conectores indica cuál.',
    'not-readable-yet': () => 'Meta aún no muestra este lead. LeadRabbit lo intentará de nuevo.',
    'not-readable': () =>
      'Meta dice que este lead no existe o que LeadRabbit no puede leerlo. Revisa en Meta el acceso a los leads de la página y reintenta. Un lead de prueba eliminado no llega nunca.',
    'too-old': () =>
      'Meta guarda los leads 90 días y este es más antiguo: sus respuestas ya no se pueden leer. Si se descargaron de Meta a tiempo, introdúcelas a mano.',
    'request-retried': () => 'Meta rechazó la solicitud. LeadRabbit lo intentará de nuevo.',
    'request-refused': ({ said }) => `Meta rechazó la solicitud. Meta dice: ${said}`,
    'not-processed-yet': () =>
      'LeadRabbit aún no ha podido procesar este lead. Lo intentará de nuevo.',
    'not-processed': () =>
      'LeadRabbit no pudo procesar este lead. El operador encontrará la causa en el registro; después, reintenta.',
    'never-finished': ({ attempts }) =>
      `LeadRabbit empezó con este lead ${number(attempts)} veces y nunca terminó. El operador encontrará más en el registro; después, reintenta.`,
    'answers-not-understood': ({ fields }) =>
      `No se pudo entender lo que Meta envió para este lead (${fields}). Ábrelo para ver lo que envió Meta e introducir los datos de contacto a mano, o reintenta para leerlo de nuevo.`,
    'page-not-connected': () => 'La página de este lead no está conectada.',
    'connection-disabled': ({ page }) => `${page} está desactivada.`,
    'connection-disabled-later': ({ page }) =>
      `${page} está desactivada. Este lead llegó antes y se conserva: si activas la página, LeadRabbit lo intentará de nuevo.`,

    reconnect: ({ page, cause }) =>
      `${SIGN_IN_CAUSES[cause as SignInCause] ?? 'Meta ya no acepta el inicio de sesión'}, así que no se puede leer ningún lead de ${page}. ${CONNECT} Los leads que lleguen hasta entonces se conservan.`,
    throttled: ({ page }) =>
      `Meta limita la frecuencia con que se lee ${page}. LeadRabbit espera y continúa después.`,
    'page-unreachable': ({ page }) =>
      `No se pudo contactar con Meta para ${page}, o tuvo un fallo. Inténtalo de nuevo en un minuto.`,
    'endless-list': ({ page }) =>
      `La lista de Meta para ${page} no termina: página tras página no trae nada nuevo, así que LeadRabbit dejó de leer. Lo leído se conserva. Inténtalo más tarde; si sigue igual, avisa a Meta.`,
    'page-hidden': ({ page }) =>
      `Meta no muestra a LeadRabbit lo que pertenece a ${page}. Revisa su acceso a los leads en la configuración de Meta Business y pulsa Conectar.`,
    'page-refused': ({ page, said }) =>
      `Meta rechazó una solicitud para ${page}. Meta dice: ${said}`,
    'forms-hidden': ({ page }) =>
      `Meta oculta los formularios de ${page}. Falta el permiso leads_retrieval, o la persona que la conectó no tiene en esta página una tarea para gestionar leads o anuncios. Pide esa tarea a un administrador de la página, pulsa Conectar y deja activados todos los permisos.`,
    'leads-refused': ({ page }) =>
      `Meta no permite ver los leads de ${page}: falta el permiso leads_retrieval o el acceso a los leads. Pulsa Conectar y deja activados todos los permisos. Si no basta, abre Integraciones, Acceso a clientes potenciales en la configuración de Meta Business y asigna los leads de esta página a ti y a la aplicación de LeadRabbit.`,
    'permission-refused': ({ page, permission }) =>
      `Meta dice que falta ${permission === '' ? 'un permiso' : `el permiso ${permission}`} para ${page}. Pulsa Conectar y deja activados todos los permisos.`,
    'no-task': ({ page }) =>
      `Meta no muestra los leads de ${page} a la persona que la conectó: no tiene en esta página una tarea de leads o anuncios. Pide a un administrador de la página la tarea Leads o Anuncios y pulsa Conectar de nuevo.`,
    'leads-access-customised': ({ page }) =>
      `El acceso a los leads en Meta no permite a LeadRabbit leer los leads de ${page}. ${LEADS_ACCESS} esta página y asigna la aplicación en CRM y la persona que conectó la página en Personas. Después pulsa Conectar de nuevo.`,
    'not-finished': ({ page }) =>
      `LeadRabbit no pudo terminar esto para ${page}. Inténtalo de nuevo; el operador encontrará la causa en el registro.`,
    'app-refused': () =>
      'Meta rechaza la aplicación. Compara FACEBOOK_CLIENT_ID y FACEBOOK_CLIENT_SECRET con lo que muestra developers.facebook.com en Configuración de la app, Básica, y reinicia LeadRabbit.',
    'app-unreachable': () =>
      'No se pudo contactar con Meta o tuvo un fallo. LeadRabbit lo comprobará de nuevo.',
    'app-throttled': () =>
      'Meta limita la frecuencia con que la aplicación puede preguntar. LeadRabbit espera y lo comprobará de nuevo.',
    'app-call-refused': ({ said }) =>
      `Meta rechazó una solicitud de la aplicación. Meta dice: ${said}`,
    'sync-running': ({ page }) =>
      `Ya hay una sincronización de ${page} en curso. Espera a que termine.`,

    'forms-left-for-later': ({ page }) =>
      `Meta no entregó los leads de varios formularios seguidos de ${page}, así que LeadRabbit dejó de preguntar. Continúa por sí mismo con los demás formularios dentro de unos minutos.`,

    'sign-in-accepted': () => 'Meta acepta el inicio de sesión y no caduca.',
    'sign-in-until': ({ endsAt, days }) =>
      `Meta acepta el inicio de sesión hasta el ${day(endsAt)}, ${inDays(days)}.`,
    'token-expiring': ({ endsAt, days }) =>
      `El inicio de sesión en Meta termina el ${day(endsAt)}, ${inDays(days)}. Pulsa Conectar e inicia sesión de nuevo antes; si no, no se podrán leer leads.`,
    'not-checked-sign-in': () =>
      'Sin comprobar: Meta ya no acepta el inicio de sesión. Pulsa Conectar.',
    'data-access-unlimited': () => 'Meta comparte los datos sin límite de tiempo.',
    'data-access-until': ({ endsAt, days }) =>
      `Meta comparte los datos hasta el ${day(endsAt)}, ${inDays(days)}.`,
    'data-access-expiring': ({ endsAt, days }) =>
      `Meta deja de compartir datos el ${day(endsAt)}, ${inDays(days)}. Pulsa Conectar e inicia sesión de nuevo ${days <= 1 ? 'ahora' : days <= 3 ? 'hoy' : days <= 7 ? 'esta semana' : 'antes'}; si no, dejarán de llegar leads.`,
    'data-access-expired': ({ endsAt }) =>
      `El permiso de Meta para leer datos terminó el ${day(endsAt)}, así que Meta puede rechazar leads. ${CONNECT} Los leads que lleguen hasta entonces se conservan.`,
    'permissions-granted': () => 'Están concedidos todos los permisos necesarios para leer leads.',
    'permission-missing': ({ page, permissions }) =>
      `No está concedido el permiso ${permissions}, así que Meta no muestra los leads de ${page}. Pulsa Conectar y deja activados todos los permisos.`,
    'permission-elsewhere': ({ page, permissions }) =>
      `El permiso ${permissions} está concedido para otras páginas, pero no para ${page}. Pulsa Conectar, elige editar la configuración anterior y selecciona también esta página.`,
    'abilities-ok': () => 'Están concedidos todos los permisos opcionales.',
    'abilities-missing': ({ abilities }) =>
      `${abilities
        .split(',')
        .map((code) => ABILITIES[code as AbilityCode] ?? code)
        .join(' ')} Para añadir un permiso, pulsa Conectar y actívalo.`,
    'subscription-ok': () => 'Meta anuncia los leads nuevos de esta página.',
    'subscription-not-needed': () => 'La página está desactivada, así que no necesita webhook.',
    'subscription-repaired': () =>
      'Meta había dejado de anunciar leads nuevos. LeadRabbit lo ha reparado y ahora sincroniza los leads que faltan. Si vuelve a ocurrir, averigua quién quita la aplicación en la configuración de la página.',
    'subscription-lost': ({ page, said }) =>
      `Meta no anuncia los leads nuevos de ${page} y LeadRabbit no pudo repararlo.${said === '' ? '' : ` Meta dice: «${said}».`} Si sigue así, desactiva la página aquí y actívala de nuevo.`,
    'real-time-off': ({ page }) =>
      `La entrega en tiempo real de ${page} está desactivada porque no está concedido el permiso pages_manage_metadata. Los leads llegan tarde, por sincronización. Pulsa Conectar y activa el permiso.`,
    'leads-access-ok': () => 'Meta permite a LeadRabbit leer los leads.',
    'leads-access-unknown': ({ page }) =>
      `Meta no lo indica para este tipo de inicio de sesión. Si se rechazan leads: ${LEADS_ACCESS} ${page} y comprueba que la aplicación aparece en CRM.`,
    'leads-access': ({ page, app, toAssign, said }) => {
      const name = app === '' ? 'la aplicación' : `la aplicación «${app}»`;
      const parts = toAssign === '' ? ['app'] : toAssign.split(',');
      const assign = parts
        .map((part) =>
          part === 'app' ? `${name} en CRM` : 'la persona que conectó esta página en Personas',
        )
        .join(' y ');
      const quote = said === '' ? '' : ` Meta dice: «${said}»`;
      return `El acceso a los leads en Meta no permite a LeadRabbit leer los leads de ${page}. ${LEADS_ACCESS} esta página y asigna ${assign}.${quote}`;
    },
    'lead-terms-accepted': () => 'Las condiciones de Lead Ads de Meta están aceptadas.',
    'lead-terms-unknown': ({ address }) =>
      `Meta no lo indica. Un administrador de la página lo ve en ${address}.`,
    'lead-terms': ({ address }) =>
      `Nadie ha aceptado las condiciones de Lead Ads de Meta para esta página, así que no puede publicar anuncios de leads. Abre ${address} como administrador de la página y acéptalas.`,
    'webhooks-come': ({ lastAt }) => `${lastWebhook(lastAt)}.`,
    'no-webhook-yet': () =>
      `Aún no ha llegado ninguno, lo que es normal antes del primer lead. Para probarlo, ${TEST_TOOL}.`,
    'leads-unannounced': ({ lastAt, foundBySync: count }) =>
      `Una sincronización encontró ${leads(count)} que ningún webhook anunció. ${lastWebhook(lastAt)}. No falta nada, pero los leads llegan tarde. Revisa las comprobaciones de la aplicación y ${TEST_TOOL}.`,
    'leads-read': () => 'Los leads se leen a medida que llegan.',
    'leads-pending': ({ page, leads: count }) =>
      `${plural(count, 'Aún no se pudo leer', 'Aún no se pudieron leer')} ${leads(count)} de ${page}. LeadRabbit lo intentará de nuevo; Entrega indica el motivo.`,
    'leads-need-attention': ({ page, leads: count }) =>
      `${leads(count)} de ${page} ${plural(count, 'requiere', 'requieren')} atención. Abre Entrega para ver el motivo.`,

    'app-subscription-ok': ({ callback }) => `Meta anuncia los leads nuevos a ${callback}.`,
    'app-subscription-missing': ({ appId, callback }) =>
      `La aplicación de Meta no tiene webhook para páginas, así que no se anuncia ningún lead. ${webhooksOf(appId)}, introduce ${callback} como URL de devolución de llamada y FACEBOOK_WEBHOOK_VERIFY_TOKEN como token de verificación, y suscríbete a leadgen.`,
    'app-callback-elsewhere': ({ appId, callback, found }) =>
      `Meta envía los webhooks a ${found === '' ? 'ninguna dirección' : found} y no a este LeadRabbit. ${webhooksOf(appId)} y cambia la URL de devolución de llamada a ${callback}; si este LeadRabbit tiene otra dirección, ajusta URL y reinícialo.`,
    'app-leadgen-missing': ({ appId }) =>
      `El webhook de la aplicación de Meta no incluye los leads nuevos. ${webhooksOf(appId)} y suscríbete a leadgen.`,
    'app-subscription-off': ({ appId, callback }) =>
      `Meta ha desactivado el webhook de la aplicación, como hace cuando la dirección no responde durante mucho tiempo. Comprueba que ${callback} es accesible desde internet. ${webhooksOf(appId)} y pulsa Verificar y guardar.`,
    'meta-answers': () => 'La API de Meta responde.',
    'meta-not-checked': () =>
      'LeadRabbit no pudo comprobarlo. El operador encontrará la causa en el registro.',
    'meta-unreachable': () =>
      'No se puede contactar con la API de Meta o tiene un fallo. Los leads se leerán en cuanto responda; LeadRabbit lo intenta de nuevo. Si dura, revisa la red del servidor y metastatus.com.',
    'signatures-valid': ({ valid, wrong }) =>
      `En el último día ${plural(valid, 'llegó', 'llegaron')} ${webhooks(valid)}, cada uno firmado por Meta.${strangers(wrong)}`,
    'no-webhooks': ({ wrong }) =>
      `En el último día no llegó ningún webhook, así que no había firma que comprobar.${strangers(wrong)}`,
    'webhooks-refused': ({ webhooks: count, lastAt }) =>
      `En el último día ${plural(count, 'se rechazó', 'se rechazaron')} ${webhooks(count)} de Meta por una firma incorrecta${lastAt === '' ? '' : `, el último el ${moment(lastAt)}`}: Meta firma con otro secreto de aplicación que FACEBOOK_APP_SECRET. Compara FACEBOOK_APP_SECRET con el secreto en developers.facebook.com, Configuración de la app, Básica, y reinicia LeadRabbit. Hasta entonces los leads llegan tarde, por sincronización. Meta repite durante 36 horas lo rechazado. Si el secreto es correcto, un proxy cambia el cuerpo de los webhooks por el camino.`,
    'old-secret-in-use': ({ webhooks: count }) =>
      `En el último día ${plural(count, 'se rechazó', 'se rechazaron')} ${webhooks(count)} de Meta por una firma incorrecta, pero después llegaron webhooks con la firma correcta. Si estás cambiando el secreto de la aplicación, pon el anterior en FACEBOOK_APP_SECRET_PREVIOUS hasta que Meta deje de usarlo. Si no, no tienes que hacer nada.`,
    'version-unknown': ({ asked }) => `LeadRabbit pide ${asked}; Meta aún no ha respondido.`,
    'version-ok': ({ served }) => `Meta sirve ${served}, como pide LeadRabbit.`,
    'version-ended': ({ asked, served }) =>
      `LeadRabbit pide ${asked}, pero Meta sirve ${served}, seguramente porque ${asked} ha terminado. Actualiza LeadRabbit, o pon FACEBOOK_GRAPH_VERSION en ${served} y reinícialo.`,
    'mode-unknown': ({ appId }) =>
      `Meta no lo indica. ${openModeOf(appId)}: si no, no se anuncia ningún lead real.`,
    'development-mode': ({ appId, leads: count }) =>
      `La aplicación está suscrita y una sincronización encontró ${leads(count)}, pero Meta nunca ha enviado un webhook: lo más probable es que la aplicación esté en modo de desarrollo. ${openModeOf(appId)}.`,
    'database-missing': ({ file, rescued }) =>
      `La base de datos ${file} se eliminó o se movió mientras LeadRabbit estaba en marcha.${copyOf(rescued)} No se acepta nada nuevo. Vuelve a poner el mismo archivo, o ${restore(rescued)}.`,
    'database-replaced': ({ file, rescued }) =>
      `La base de datos ${file} se sustituyó por otro archivo mientras LeadRabbit estaba en marcha.${copyOf(rescued)} No se acepta nada nuevo. Reinicia LeadRabbit para usar el archivo nuevo, o ${restore(rescued)}.`,
    'database-log-missing': ({ file }) =>
      `Se eliminaron archivos junto a la base de datos ${file} (-wal, -shm) mientras LeadRabbit estaba en marcha. No se acepta nada nuevo. Reinicia todos los LeadRabbit que la usan y no elimines más esos archivos.`,
    'database-damaged': ({ file, rescued }) =>
      `La base de datos ${file} está dañada. No se acepta nada nuevo, y Meta lo reenvía durante 36 horas como máximo. Revisa el disco y después ${restore(rescued)}. Los leads llegados desde la copia se leen otra vez de Meta.`,
    'server-unreachable': ({ server }) =>
      `El servidor de la base de datos (${server}) no responde. No se acepta nada nuevo, y Meta lo reenvía durante 36 horas como máximo. LeadRabbit se conecta por sí mismo en cuanto el servidor responda. Revisa el servidor y la red hasta él.`,
    'server-not-primary': ({ server }) =>
      `Ningún miembro de la base de datos (${server}) acepta escrituras ahora. No se acepta nada nuevo, y Meta lo reenvía durante 36 horas como máximo. Una elección dura unos segundos; si continúa, comprueba que la mayoría de los miembros del conjunto de réplicas esté en marcha.`,

    ok: () => 'Todo funciona: los leads llegan.',
    disabled: ({ page }) =>
      `${page} está desactivada: no llegan leads nuevos hasta que la actives.`,
    'not-checked': () => 'Sin comprobar todavía. La primera comprobación se hace en un momento.',
    text: ({ text }) => text,
  } satisfies Sentences<typeof REASONS>;
}
