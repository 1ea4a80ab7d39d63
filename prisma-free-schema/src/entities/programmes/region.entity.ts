import { defineEntity, p } from '@mikro-orm/core';

const RegionSchema = defineEntity({
  name: 'Region',
  properties: {
    code: p.string().primary(),
    name: p.string(),
    level: p.enum(['PROVINCE', 'REGENCY'] as const),
    parentCode: p.string().nullable(),
    area: p.string().nullable(),
  },
});

/** A province, regency or city by its code in the home ministry's list, such as 33.74. */
export class Region extends RegionSchema.class {}
RegionSchema.setClass(Region);
