import type { Formats } from '../formats.ts';
import type { AdminTexts } from '../texts.ts';

const failures: AdminTexts['connectors']['outcome']['failures'] = {
  denied: {
    title: 'Se canceló el inicio de sesión en Meta',
    advice:
      'No se cambió nada. Pulsa Conectar de nuevo y elige Continuar cuando Meta pida permiso.',
  },
  state: {
    title: 'Este enlace de inicio de sesión ya no es válido',
    advice:
      'Ya se usó, es demasiado antiguo o se abrió en otro navegador. Pulsa Conectar de nuevo y termina en esta ventana.',
  },
  code: {
    title: 'La respuesta de Meta ya se usó',
    advice: 'Ocurre si se vuelve a cargar la página. Pulsa Conectar para obtener otra.',
  },
  'app-secret': {
    title: 'Meta rechazó el secreto de la aplicación de LeadRabbit',
    advice:
      'Pide a quien administra LeadRabbit que compare FACEBOOK_CLIENT_ID y FACEBOOK_CLIENT_SECRET con los ajustes de la aplicación en Meta y que lo reinicie.',
  },
  'no-pages': {
    title: 'Meta no indicó ninguna página',
    advice:
      'Pulsa Conectar de nuevo y selecciona al menos una página. Si Meta no ofrece ninguna, pide un rol en la página en la configuración de Meta Business.',
  },
  'missing-scopes': {
    title: 'Se rechazaron algunos permisos',
    advice:
      'Sin ellos LeadRabbit no puede leer leads. Pulsa Conectar de nuevo y deja activados todos los permisos.',
  },
  unreachable: {
    title: 'No se pudo contactar con Meta',
    advice: 'Espera un minuto y pulsa Conectar de nuevo. Si sigue así, revisa la red del servidor.',
  },
  'meta-error': {
    title: 'Meta respondió con un error',
    advice:
      'Pulsa Conectar de nuevo dentro de unos minutos. El operador encontrará los detalles en el registro.',
  },
};

export const connectors = ({ number, plural, list }: Formats): AdminTexts['connectors'] => {
  const leads = (count: number) =>
    `${number(count)} ${plural(count, { one: 'lead', other: 'leads' })}`;
  const kept = (count: number) => {
    if (count === 0) return 'Los leads que LeadRabbit tiene se conservan.';
    return count === 1 ? 'Su único lead se conserva.' : `Sus ${number(count)} leads se conservan.`;
  };
  return {
    title: 'Conectores',
    intro: 'Páginas de Facebook y cuentas de Instagram cuyos leads llegan aquí.',
    notRead: 'No se pudieron leer las páginas',
    reading: 'Leyendo las páginas…',
    sync: 'Sincronizar',
    syncHint: 'Sincronizar todas las páginas activadas',
    enableFirst: 'Activa primero una página',
    connect: 'Conectar',
    connectAgain: 'Conectar de nuevo',
    firstNoticed: 'Detectado',
    totals: 'Totales',
    totalEnabled: 'Activadas',
    totalDisabled: 'Desactivadas',
    enabled: 'Activada',
    disabled: 'Desactivada',
    leadsTotal: 'Leads',
    leadsDoNotComeIn: ', no llegan leads',
    pagesAndAccounts: 'Páginas y cuentas',
    enableAll: 'Activar todas',
    disableAll: 'Desactivar todas',
    facebookPage: 'Página de Facebook',
    instagramAccount: 'Cuenta de Instagram',
    accountsOf: (name) => `Cuentas de Instagram de ${name}`,
    forms: (count) =>
      `${number(count)} ${plural(count, { one: 'formulario', other: 'formularios' })}`,
    formsOf: (forms, name) => `${forms} de ${name}`,
    formId: (id) => `Id. ${id}`,
    formStates: { ARCHIVED: 'Archivado', DELETED: 'Eliminado', DRAFT: 'Borrador' },
    leads,
    lastLead: 'Último lead',
    noLeadYet: 'Ninguno',
    lastSync: 'Última sinc.',
    never: 'Nunca',
    syncOf: (name) => `Sincronizar ${name}`,
    enable: 'Activar',
    disable: 'Desactivar',
    delete: 'Eliminar',
    enableOf: (name) => `Activar ${name}`,
    disableOf: (name) => `Desactivar ${name}`,
    deleteOf: (name) => `Eliminar ${name}`,
    change: {
      enable: {
        title: (what) => `¿Activar ${what}?`,
        text: (count) =>
          `LeadRabbit pide a Meta que envíe ${count === 1 ? 'sus leads' : 'los leads de todas'}. Cada consulta nueva aparece sola en la lista de todos.`,
        done: (what, count) => `${what} ${count === 1 ? 'está activada' : 'están activadas'}.`,
        failed: (what) => `No se pudo activar ${what}`,
      },
      disable: {
        title: (what) => `¿Desactivar ${what}?`,
        text: (count) =>
          `No llegan consultas nuevas hasta que ${count === 1 ? 'la' : 'las'} actives de nuevo. Los leads que LeadRabbit tiene se conservan.`,
        stayEnabled: (names) =>
          `${list(names)} ${names.length === 1 ? 'sigue activada' : 'siguen activadas'}.`,
        done: (what, count) =>
          `${what} ${count === 1 ? 'está desactivada' : 'están desactivadas'}.`,
        failed: (what) => `No se pudo desactivar ${what}`,
      },
      delete: {
        title: (what) => `¿Eliminar ${what}?`,
        account: (page, count) =>
          `Se quita la cuenta. ${kept(count)} Desde entonces los leads de sus anuncios cuentan para ${page}: llegan mientras esa página está activada. Para recuperar la cuenta, conecta de nuevo.`,
        page: (accounts, count) =>
          `Se quita su conexión${accounts.length > 0 ? ` y, con ella, ${list(accounts)}` : ''}. No llega nada más. ${kept(count)} Para recuperarla, conecta de nuevo.`,
        done: (what, count) => `${what} ${count === 1 ? 'se ha eliminado' : 'se han eliminado'}.`,
        failed: (what) => `No se pudo eliminar ${what}`,
      },
      many: (count) => `${number(count)} páginas y cuentas`,
      names: (names) => list(names),
      progress: (done, total) => `${number(done)} de ${number(total)}`,
    },
    accountsChoice: {
      label: (names) => `Activar también ${list(names)}`,
      hint: 'Los leads de anuncios de Instagram pertenecen a la cuenta de Instagram. Se omiten mientras está desactivada.',
    },
    lookBack: {
      label: 'Leads que incorporar',
      hint: 'Más adelante puedes incorporar más con Sincronizar, mientras Meta los conserve.',
      options: {
        settled: 'Desde la última sincronización completa',
        '0': 'Solo los nuevos a partir de ahora',
        '1': 'El último día',
        '7': 'Los últimos 7 días',
        '30': 'Los últimos 30 días',
        '90': 'Los últimos 90 días, todo lo que guarda Meta',
      },
    },
    outcome: {
      failures,
      declined: 'Rechazados:',
      connected: 'Conectado con Meta',
      nothingOn: 'Las páginas nuevas empiezan desactivadas. Activa aquellas cuyos leads quieras.',
      goesOn: 'Los leads que esperaban el inicio de sesión llegan ahora.',
      without: 'No se concedieron algunos permisos opcionales:',
      addOne: 'Para añadir uno, pulsa Conectar y actívalo.',
      abilities: {
        'real-time':
          'La entrega en tiempo real está desactivada: los leads llegan tarde, por sincronización.',
        'form-list':
          'Meta no muestra los formularios: las preguntas no tienen texto y los leads perdidos no se pueden encontrar.',
        'ad-names': 'Los leads no muestran el nombre de su anuncio y su campaña.',
        'portfolio-pages': 'Pueden faltar páginas que pertenecen a un portafolio comercial.',
        'instagram-accounts':
          'Las cuentas de Instagram no aparecen por separado; sus leads llegan con la página.',
      },
    },
    noPages: {
      title: 'Todavía no hay ninguna página conectada',
      text: 'No llegan leads hasta que conectes una página. Necesitas en ella un rol que permita ver sus leads.',
      steps: [
        ['Conectar', 'Inicia sesión en Meta y elige las páginas cuyos leads quieres aquí.'],
        ['Activar', 'Activa cada página y cuenta de Instagram. Desde entonces llegan sus leads.'],
        ['Listo', 'Cada consulta aparece en la lista de leads en un segundo.'],
      ],
      button: 'Conectar la primera página',
    },
    running: {
      label: 'Progreso de la sincronización',
      starting: 'Iniciando la sincronización…',
      counts: (found, fresh) => `${number(found)} encontrados, ${number(fresh)} nuevos`,
      readingForms: (page) => `${page}: leyendo sus formularios`,
      form: (page, done, total, form) =>
        `${page}: formulario ${number(done)} de ${number(total)}${form === null ? '' : `, ${form}`}`,
    },
    synced: {
      failed: 'La sincronización no funcionó',
      none: 'No hay leads nuevos',
      some: (count) =>
        `Se ${plural(count, { one: 'sincronizó', other: 'sincronizaron' })} ${leads(count)}`,
      problems: (count) =>
        `, pero ${number(count)} ${plural(count, { one: 'problema requiere', other: 'problemas requieren' })} atención`,
      read: (pages, found) =>
        `${number(pages)} ${plural(pages, { one: 'página leída', other: 'páginas leídas' })}. Meta mostró ${leads(found)}.`,
      gaps: {
        older: (count) =>
          `${leads(count)} ${plural(count, { one: 'está', other: 'están' })} en Meta y no aquí: se ${plural(count, { one: 'envió', other: 'enviaron' })} antes del momento hasta el que miró esta sincronización.`,
        unread: (count) =>
          `${leads(count)} ${plural(count, { one: 'está', other: 'están' })} en Meta y no aquí, porque no se pudo leer todo.`,
        unlisted: (count) =>
          `Meta cuenta ${leads(count)} que no muestra, como un lead de prueba eliminado.`,
      },
      further: (days) => `Sincronizar los últimos ${number(days)} días`,
      where: (page, forms) => (forms.length === 0 ? page : `${page}, ${list(forms)}`),
    },
    proof: {
      label: (name) => `Comprobación de ${name}`,
      notCompared:
        'Aún no se ha comparado con el recuento de Meta. La primera sincronización los compara.',
      counts: (meta, here) => `Meta ${number(meta)}, aquí ${number(here)}`,
      checked: 'Comprobado',
      sync: 'Sincronizar los que faltan',
      syncOf: (name) => `Sincronizar los leads que faltan de ${name}`,
      differences: {
        missing: (count) => `${number(count)} en Meta y aún no aquí`,
        pending: (count) =>
          `${number(count)} ${plural(count, { one: 'pendiente', other: 'pendientes' })}`,
        'needs-attention': (count) =>
          `${number(count)} ${plural(count, { one: 'requiere', other: 'requieren' })} atención`,
        skipped: (count) =>
          `${number(count)} ${plural(count, { one: 'omitido', other: 'omitidos' })}, porque la página o la cuenta estaba desactivada`,
        dismissed: (count) =>
          `${number(count)} ${plural(count, { one: 'descartado', other: 'descartados' })}`,
        erased: (count) =>
          `${number(count)} ${plural(count, { one: 'borrado', other: 'borrados' })} a petición de la persona`,
        unlisted: (count) => `${number(count)} que Meta cuenta y no muestra`,
        expired: (count) => `${number(count)} de más de 90 días, que Meta ya no guarda`,
        beyond: (count) =>
          `${number(count)} que Meta ya no cuenta, como leads de prueba eliminados`,
      },
      neverSynced: 'Aún sin sincronización en segundo plano',
      synced: (ago) => `Sincronización en segundo plano ${ago}`,
      nextAfterConnect: ', la próxima cuando se conecte de nuevo',
      next: (when) => `, la próxima ${when}`,
      nothingMissing: ['No falta nada de lo enviado antes de', '.'],
    },
    oldestGap: (day) => `El lead más antiguo que aún no se pudo leer se envió el ${day}.`,
    health: {
      title: 'Webhooks y aplicación',
      of: 'webhooks y aplicación',
      check: 'Comprobar ahora',
      checking: 'Comprobando…',
      checkHint: 'Comprobar de nuevo la aplicación y todas las páginas',
      checkedAll: 'Se comprobaron todas las conexiones.',
      checkFailed: 'La comprobación no funcionó.',
      notRead: 'No se pudo leer el estado de las conexiones.',
      notChecked: 'Sin comprobar todavía. Pulsa Comprobar ahora.',
      allWell: 'Todo funciona: los webhooks de Meta llegan a LeadRabbit.',
      checks: (count) =>
        `${number(count)} ${plural(count, { one: 'comprobación', other: 'comprobaciones' })}`,
      checksOf: (count, of) =>
        `${number(count)} ${plural(count, { one: 'comprobación', other: 'comprobaciones' })} de ${of}`,
      troubles: (troubles, count) =>
        `${number(troubles)} de ${number(count)} comprobaciones ${plural(troubles, { one: 'encontró un problema', other: 'encontraron problemas' })}.`,
      states: { ok: 'Correcto', unknown: 'Sin datos', warn: 'Aviso', bad: 'No funciona' },
      openDelivery: 'Abrir Entrega',
      history: 'Historial',
      historyOf: (of) => `Historial de ${of}`,
      historyNotRead: 'No se pudo leer el historial.',
      readingHistory: 'Leyendo el historial…',
      noOutage: 'Ninguna interrupción hasta ahora.',
      showOlder: 'Mostrar anteriores',
      since: (start) => `Desde ${start}`,
      span: (start, end) => `De ${start} a ${end}`,
      noneLate: '; ningún lead llegó tarde.',
      recovered: (count) =>
        `; ${leads(count)} ${plural(count, { one: 'recuperado', other: 'recuperados' })}.`,
      recoveredSoFar: (recovered, affected) =>
        `; ${number(recovered)} de ${leads(affected)} recuperados hasta ahora.`,
    },
    delays: {
      title: 'De Meta al CRM',
      spanLabel: 'Periodo',
      spans: { day: 'Último día', week: 'Última semana' },
      notRead: 'No se pudieron leer los tiempos.',
      reading: 'Leyendo los tiempos…',
      empty: {
        day: 'No llegó ningún lead en el último día. Cuando lleguen, aquí se verá cuánto tardaron.',
        week: 'No llegó ningún lead en la última semana. Cuando lleguen, aquí se verá cuánto tardaron.',
      },
      half: (half, most) => `La mitad de los leads está aquí en ${half}, el 95 % en ${most}.`,
      most: (most) => `El 95 % de los leads está aquí en ${most}.`,
      origin: {
        day: (count, how) => `${leads(count)} en el último día${how}`,
        week: (count, how) => `${leads(count)} en la última semana${how}`,
      },
      allByWebhook: (count) => (count === 1 ? ', por webhook' : ', todos por webhook'),
      allBySync: (count) => (count === 1 ? ', por sincronización' : ', todos por sincronización'),
      both: (webhook, sync) =>
        `: ${number(webhook)} por webhook, ${number(sync)} por sincronización`,
      precision:
        'Meta indica las horas en segundos enteros, así que cada lead pudo tardar hasta 1 s menos.',
      caption: 'Cuántos leads tardaron cuánto de Meta al CRM',
      delay: 'Tiempo',
      byWebhook: 'Por webhook',
      bySync: 'Por sincronización',
      upTo: (bound) => `hasta ${bound}`,
      longer: 'más',
      units: { d: 'días', h: 'h', min: 'min', s: 's' },
      webhook: 'Webhook',
      sync: 'Sincronización',
      upToAxis: 'Tiempo hasta …',
    },
  };
};
