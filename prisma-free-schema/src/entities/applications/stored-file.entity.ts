import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, sampled } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { Application } from './application.entity.js';

const StoredFileSchema = defineEntity({
  name: 'StoredFile',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    application: () => p.manyToOne(Application).ref().index(),
    uploadedBy: () => p.manyToOne(Person).ref(),
    /** Key of the form field it answers, such as `pitchDeck`. */
    fieldKey: p.string(),
    name: p.string(),
    mediaType: p.string(),
    bytes: p.integer(),
    sha256: p.string(),
    storageKey: p.string().unique(),
  },
  checks: [{ name: 'stored_file_bytes', expression: 'bytes > 0' }],
});

/** A file that answers a field of an application; its bytes lie in the file store under `storageKey`. */
export class StoredFile extends StoredFileSchema.class {}
StoredFileSchema.setClass(StoredFile);
