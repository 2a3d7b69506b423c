import type { Formats } from '../formats.ts';
import type { Texts } from '../texts.ts';

export const privacy = ({ number, plural, list }: Formats): Texts['privacy'] => ({
  title: 'Privacidad',
  intro: 'Qué hacer cuando una persona o Meta te pide que elimines datos.',
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
});
