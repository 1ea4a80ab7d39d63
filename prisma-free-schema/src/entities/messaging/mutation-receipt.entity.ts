import { defineEntity, p } from '@mikro-orm/core';
import { moment } from '../../columns.js';

const MutationReceiptSchema = defineEntity({
  name: 'MutationReceipt',
  properties: {
    actorId: p.uuid().primary(),
    clientMutationId: p.string().primary(),
    requestHash: p.string(),
    result: p.json().$type<Record<string, unknown>>().nullable(),
    createdAt: moment().defaultRaw('now()'),
  },
});

/** That a mutation took effect under a key of its caller, and the answer it gave, so that asking again gives it again. */
export class MutationReceipt extends MutationReceiptSchema.class {}
MutationReceiptSchema.setClass(MutationReceipt);
