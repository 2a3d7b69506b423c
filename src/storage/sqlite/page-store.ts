import type { DatabaseSync } from 'node:sqlite';
import type { ConnectedPage, LeadForm, PageAttention } from '../../connections/page.ts';
import type { PageStore } from '../../connections/page-store.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** Connected Pages in `meta_pages`, their forms in `meta_forms`. */
export function createPageStore(database: DatabaseSync, commits: GroupCommit): PageStore {
  const saveGrant = database.prepare(`
    INSERT INTO meta_pages
      (pageId, name, platform, parentPageId, accessToken, isActive, lastUpdated, createdAt, updatedAt)
    VALUES (:pageId, :name, :platform, :parentPageId, :accessToken, 0, :now, :now, :now)
    ON CONFLICT (pageId) DO UPDATE SET
      name = excluded.name, accessToken = excluded.accessToken,
      parentPageId = excluded.parentPageId, attention = NULL,
      lastUpdated = excluded.lastUpdated, updatedAt = excluded.updatedAt`);
  const selectAll = database.prepare(`
    SELECT page.* FROM meta_pages page LEFT JOIN meta_pages parent
      ON parent.pageId = page.parentPageId
    ORDER BY coalesce(parent.name, page.name) COLLATE NOCASE, coalesce(parent.pageId, page.pageId),
      page.parentPageId IS NOT NULL, page.name COLLATE NOCASE`);
  const selectOne = database.prepare('SELECT * FROM meta_pages WHERE pageId = ?');
  const updateActive = database.prepare(
    'UPDATE meta_pages SET isActive = ?, lastUpdated = ?, updatedAt = ? WHERE pageId = ?',
  );
  const updateAttention = database.prepare(
    'UPDATE meta_pages SET attention = ?, updatedAt = ? WHERE pageId = ?',
  );
  const deleteOne = database.prepare('DELETE FROM meta_pages WHERE pageId = ?');
  // A Page may be deleted while its forms are being read from Meta.
  const saveForm = database.prepare(`
    INSERT INTO meta_forms
      (formId, pageId, name, status, locale, createdTime, leadsCount, questions, updatedAt)
    SELECT
      :formId, :pageId, :name, :status, :locale, :createdTime, :leadsCount, :questions, :now
    WHERE EXISTS (SELECT 1 FROM meta_pages WHERE pageId = :pageId)
    ON CONFLICT (formId) DO UPDATE SET
      pageId = excluded.pageId, name = excluded.name, status = excluded.status,
      locale = excluded.locale, createdTime = excluded.createdTime,
      leadsCount = excluded.leadsCount, questions = excluded.questions,
      updatedAt = excluded.updatedAt`);
  const selectForms = database.prepare('SELECT * FROM meta_forms ORDER BY createdTime DESC, name');
  const selectForm = database.prepare('SELECT * FROM meta_forms WHERE formId = ?');
  const claim = database.prepare(`
    UPDATE meta_pages SET syncHolder = :holder, syncUntil = :until
    WHERE pageId = :pageId AND (syncHolder IS NULL OR syncHolder = :holder OR syncUntil <= :now)`);
  const release = database.prepare(
    'UPDATE meta_pages SET syncHolder = NULL, syncUntil = NULL WHERE pageId = ? AND syncHolder = ?',
  );
  const recordSync = database.prepare(`
    UPDATE meta_pages SET syncCount = syncCount + 1, lastSync = :finishedAt,
      updatedAt = :finishedAt, watermark = coalesce(max(watermark, :watermark), watermark, :watermark)
    WHERE pageId = :entry`);

  return {
    saveGrants: (grants, now) =>
      commits.write(() => {
        // Instagram accounts refer to their Page, so Pages go first.
        const pagesFirst = grants.toSorted(
          (a, b) => Number(a.parentPageId !== null) - Number(b.parentPageId !== null),
        );
        for (const { sealedToken, ...grant } of pagesFirst)
          saveGrant.run({ ...grant, accessToken: sealedToken, now: now.getTime() });
      }),
    list: async () => selectAll.all().map(toPage),
    find: async (pageId) => mapOne(selectOne.get(pageId), toPage),
    setActive: (pageId, isActive, now) =>
      commits.write(() => {
        updateActive.run(Number(isActive), now.getTime(), now.getTime(), pageId);
      }),
    setAttention: (pageId, attention, now) =>
      commits.write(() => {
        const value = attention === null ? null : JSON.stringify(attention);
        updateAttention.run(value, now.getTime(), pageId);
      }),
    remove: (pageId) =>
      commits.write(() => {
        deleteOne.run(pageId);
      }),
    saveForms: (forms, now) =>
      commits.write(() => {
        for (const { createdTime, questions, ...form } of forms)
          saveForm.run({
            ...form,
            createdTime: column.millis(createdTime),
            questions: JSON.stringify(questions),
            now: now.getTime(),
          });
      }),
    listForms: async () => selectForms.all().map(toForm),
    findForm: async (formId) => mapOne(selectForm.get(formId), toForm),
    claimSync: (pageId, holder, now, until) =>
      commits.write(() => {
        const times = { now: now.getTime(), until: until.getTime() };
        return claim.run({ pageId, holder, ...times }).changes === 1;
      }),
    releaseSync: (pageId, holder, result) =>
      commits.write(() => {
        const released = release.run(pageId, holder).changes === 1;
        if (!released || !result) return;
        const finishedAt = result.finishedAt.getTime();
        const watermark = column.millis(result.watermark);
        for (const entry of result.entries) recordSync.run({ entry, finishedAt, watermark });
      }),
  };
}

function mapOne<T>(row: column.Row | undefined, map: (row: column.Row) => T): T | undefined {
  return row === undefined ? undefined : map(row);
}

type StoredAttention = Omit<PageAttention, 'since'> & { readonly since: string };

function toPage(row: column.Row): ConnectedPage {
  const attention = column.json(row, 'attention') as StoredAttention | null;
  return {
    pageId: column.text(row, 'pageId'),
    name: column.text(row, 'name'),
    platform: row['platform'] === 'instagram' ? 'instagram' : 'facebook',
    parentPageId: column.textOrNull(row, 'parentPageId'),
    sealedToken: column.text(row, 'accessToken'),
    isActive: column.flag(row, 'isActive'),
    attention: attention && { ...attention, since: new Date(attention.since) },
    lastUpdated: column.time(row, 'lastUpdated'),
    lastSync: column.timeOrNull(row, 'lastSync'),
    syncCount: column.integer(row, 'syncCount'),
    watermark: column.timeOrNull(row, 'watermark'),
    createdAt: column.time(row, 'createdAt'),
    updatedAt: column.time(row, 'updatedAt'),
  };
}

function toForm(row: column.Row): LeadForm {
  return {
    formId: column.text(row, 'formId'),
    pageId: column.text(row, 'pageId'),
    name: column.text(row, 'name'),
    status: column.text(row, 'status'),
    locale: column.text(row, 'locale'),
    createdTime: column.timeOrNull(row, 'createdTime'),
    leadsCount: column.integerOrNull(row, 'leadsCount'),
    questions: column.json(row, 'questions') as LeadForm['questions'],
  };
}
