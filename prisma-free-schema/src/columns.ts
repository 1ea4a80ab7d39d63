import { p } from '@mikro-orm/core';
import { newId, type LocalizedText } from '#kernel';

/** Columns that many tables share, each with one meaning everywhere. */
export const identified = {
  id: p
    .uuid()
    .primary()
    .onCreate(() => newId()),
};

export const dated = {
  createdAt: p
    .datetime(3)
    .defaultRaw('now()')
    .onCreate(() => new Date()),
  updatedAt: p
    .datetime(3)
    .defaultRaw('now()')
    .onCreate(() => new Date())
    .onUpdate(() => new Date()),
};

/** Counts up at each change; a mutation names the version it saw. */
export const versioned = { version: p.integer().version() };

/** Marks a row of the sample world; every export prints it. */
export const sampled = { isSample: p.boolean().default(false) };

export const moment = () => p.datetime(3);

/** A text in both languages, `{ "id": …, "en": … }`. */
export const localized = () => p.json().$type<LocalizedText>();

export const words = () => p.array().columnType('text[]').$type<string[]>();
