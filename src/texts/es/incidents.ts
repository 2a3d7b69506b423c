import type { ReasonCode } from '../../reasons.ts';

/** What an incident was, in the past tense; of other codes the sentence is `other`. */
export const incidents: Readonly<Partial<Record<ReasonCode, string>>> & { readonly other: string } =
  {
    other: 'Los leads no pudieron llegar como debían.',
    reconnect: 'Meta ya no aceptaba el inicio de sesión.',
    'data-access-expired': 'El permiso de Meta para leer datos había terminado.',
    'permission-missing': 'No estaba concedido un permiso.',
    'permission-elsewhere': 'Un permiso estaba concedido solo para otras páginas.',
    'permission-refused': 'Meta no permitió ver los leads: faltaba un permiso.',
    'forms-hidden': 'Meta ocultó los formularios de la página.',
    'page-hidden': 'Meta no mostró la página a LeadRabbit.',
    'no-task': 'La persona que conectó la página no tenía una tarea para sus leads.',
    'leads-access-customised': 'El acceso a los leads en Meta no dejó a LeadRabbit leerlos.',
    'leads-access': 'El acceso a los leads en Meta no dejó a LeadRabbit leerlos.',
    'leads-refused': 'Meta no permitió ver los leads.',
    throttled: 'Meta limitó la frecuencia con que se lee la página.',
    'subscription-repaired':
      'Faltaba la suscripción del webhook de la página. LeadRabbit la reparó.',
    'subscription-lost': 'Faltaba la suscripción del webhook de la página.',
    'webhooks-refused': 'Meta firmó sus webhooks con otro secreto de aplicación.',
    'app-refused': 'Meta rechazó el identificador y el secreto de la aplicación.',
    'app-subscription-missing': 'La aplicación no tenía webhook para páginas.',
    'app-callback-elsewhere': 'Meta enviaba los webhooks a otra dirección.',
    'app-leadgen-missing': 'El webhook de la aplicación no incluía los leads nuevos.',
    'app-subscription-off': 'Meta había desactivado el webhook de la aplicación.',
    'meta-unreachable': 'No se podía contactar con la API de Meta.',
    'database-missing': 'Faltaba el archivo de la base de datos.',
    'database-replaced': 'El archivo de la base de datos se había sustituido.',
    'database-log-missing': 'Faltaban archivos junto a la base de datos.',
    'database-damaged': 'La base de datos estaba dañada.',
    'server-unreachable': 'El servidor de la base de datos no respondía.',
    'server-not-primary': 'Ningún servidor de la base de datos aceptaba escrituras.',
  };
