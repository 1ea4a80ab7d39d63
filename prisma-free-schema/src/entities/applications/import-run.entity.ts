import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment } from '../../columns.js';
import { Season } from '../programmes/season.entity.js';

const ImportRunSchema = defineEntity({
  name: 'ImportRun',
  properties: {
    ...identified,
    ...dated,
    season: () => p.manyToOne(Season).ref(),
    fileName: p.string(),
    sha256: p.string(),
    rows: p.integer(),
    undoneAt: moment().nullable(),
  },
});

/** One loaded file, so that what it brought can be taken back. */
export class ImportRun extends ImportRunSchema.class {}
ImportRunSchema.setClass(ImportRun);
