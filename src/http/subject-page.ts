import type { SubjectExport } from '../privacy/export-subject.ts';
import type { Language } from '../texts/language.ts';
import { SUBJECT_PAGE } from '../texts/subject-page.ts';
import { escapeHtml, htmlPage, writeMoment } from './html-page.ts';

type Enquiry = SubjectExport['enquiries'][number];

/** The data of one person, for that person to read. */
export function subjectPage({ exportedAt, enquiries }: SubjectExport, language: Language): string {
  const texts = SUBJECT_PAGE[language];
  const intro = `<p>${escapeHtml(texts.intro)} ${writeMoment(exportedAt, language)}.</p>`;
  return htmlPage(
    texts.title,
    language,
    intro + enquiries.map((enquiry, index) => enquiryOf(enquiry, index + 1, language)).join(''),
  );
}

function enquiryOf(
  { lead, notes, conversations, history, meetings, tasks }: Enquiry,
  number: number,
  language: Language,
): string {
  const texts = SUBJECT_PAGE[language];
  const { origin } = lead;
  const consents = lead.disclaimers.map(
    ({ key, isChecked }) => [key, isChecked ? texts.agreed : texts.notAgreed] as const,
  );
  return [
    `<h2>${escapeHtml(texts.enquiry)} ${number}</h2>`,
    list([
      [texts.name, lead.name],
      [texts.email, lead.email],
      [texts.phone, lead.phone],
      [texts.company, lead.company],
      ...Object.entries(lead.contact),
      [texts.sent, writeMoment(lead.createdAt, language)],
      [texts.status, lead.status],
      [texts.source, [origin?.pageName, origin?.formName].filter(Boolean).join(' · ')],
    ]),
    section(
      texts.answers,
      lead.answers.map(({ label, key, labels }) => [label || key, labels.join(', ')]),
    ),
    section(texts.consents, consents),
    section(texts.more, [
      ...Object.entries(lead.customFields),
      ['', lead.tags.join(', ')],
      ['', lead.lostReason],
    ]),
    section(
      texts.notes,
      notes.map(({ createdAt, text }) => [writeMoment(createdAt, language), text]),
    ),
    section(
      texts.conversations,
      conversations.map(({ startedAt, channel, outcome, text }) => [
        writeMoment(startedAt, language),
        [channel, outcome, text].filter(Boolean).join(' · '),
      ]),
    ),
    section(
      texts.earlier,
      history.flatMap(({ personal }) =>
        Object.entries(personal).map(
          ([field, { from }]) => [field, [from].flat().join(', ')] as const,
        ),
      ),
    ),
    section(
      texts.meetings,
      meetings.map(({ start, title, place, url }) => [
        writeMoment(start.at, language),
        [title, place, url].filter(Boolean).join(' · '),
      ]),
    ),
    section(
      texts.tasks,
      tasks.map(({ due, title }) => [writeMoment(due.at, language), title]),
    ),
    section(
      texts.history,
      history.map(({ type, at }) => [writeMoment(at, language), type]),
    ),
  ].join('');
}

type Rows = readonly (readonly [string, string])[];

const section = (title: string, rows: Rows): string =>
  rows.every(([, value]) => value === '') ? '' : `<h3>${escapeHtml(title)}</h3>${list(rows)}`;

const list = (rows: Rows): string =>
  `<dl>${rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`)
    .join('')}</dl>`;
