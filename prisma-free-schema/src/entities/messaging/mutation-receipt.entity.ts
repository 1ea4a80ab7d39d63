import { defineEntity, p } from '@mikro-orm/core';
import { moment } from '../../columns.js';

const MutationReceiptSchema = defineEntity({
  name: 'MutationReceipt',
  properties: {
    actorId: p.uuid().primary(),
    clientMutationId: p.string().primary(),
    requestHash: p.string(),
    result: p.json().$type<Record<string, unknown>>(),
    createdAt: moment().defaultRaw('now()'),
  },
});

/** The answer a mutation gave under one key, so that asking again gives it again. */
export class MutationReceipt extends MutationReceiptSchema.class {}
MutationReceiptSchema.setClass(MutationReceipt);
