import { defineEntity, p } from '@mikro-orm/core';
import { locales } from '#kernel';
import { dated, identified, moment, sampled } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { Programme } from '../programmes/programme.entity.js';

export const channels = ['IN_APP', 'EMAIL'] as const;
export type Channel = (typeof channels)[number];

/** HELD: no mail server is set, so the letter waits in the mailbox for staff to read. */
export const messageStates = ['QUEUED', 'SENT', 'RETRYING', 'HELD', 'DEAD'] as const;
export type MessageState = (typeof messageStates)[number];

const OutgoingMessageSchema = defineEntity({
  name: 'OutgoingMessage',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    recipient: () => p.manyToOne(Person).ref().nullable(),
    /** Programme in whose name it is sent, whose staff may read it in the mailbox; null for sign-in letters. */
    programme: () => p.manyToOne(Programme).ref().nullable().index(),
    /** Address for a letter to someone who has no account yet; otherwise the recipient's own. */
    address: p.string(),
    channel: p.enum(channels),
    template: p.string(),
    locale: p.enum(locales),
    subject: p.text(),
    body: p.text(),
    /** Path inside the app that the message leads to. */
    link: p.string().nullable(),
    /** An entry for the reader's calendar that goes with a letter, as iCalendar. */
    calendar: p.text().nullable(),
    /** One delivery for each (event, recipient, channel), however often it is asked for. */
    dedupeKey: p.string().unique(),
    state: p.enum(messageStates).default('QUEUED'),
    tries: p.integer().default(0),
    lastError: p.text().nullable(),
    sentAt: moment().nullable(),
    readAt: moment().nullable(),
  },
  indexes: [
    { name: 'outgoing_message_inbox', properties: ['recipient', 'channel', 'createdAt', 'id'] },
    { name: 'outgoing_message_by_state', properties: ['channel', 'state', 'createdAt', 'id'] },
  ],
});

/** One message to one person over one channel. */
export class OutgoingMessage extends OutgoingMessageSchema.class {}
OutgoingMessageSchema.setClass(OutgoingMessage);
