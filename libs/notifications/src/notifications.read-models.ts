import { among, readModel } from '#read-plan';
import { OutgoingMessage } from '#schema';

export const notificationsReadModels = [
  readModel({
    type: 'Notice',
    entity: OutgoingMessage,
    columns: ['template', 'subject', 'body', 'link', 'createdAt', 'readAt'],
    orderBy: { createdAt: ['createdAt'] },
    defaultOrder: 'createdAt desc',
    policy: 'rules',
  }),
  readModel({
    type: 'Letter',
    entity: OutgoingMessage,
    columns: [
      'template',
      'address',
      'locale',
      'subject',
      'body',
      'link',
      'state',
      'tries',
      'lastError',
      'createdAt',
      'sentAt',
    ],
    toOne: { recipient: 'Person' },
    filters: { state: among('state') },
    orderBy: { createdAt: ['createdAt'] },
    defaultOrder: 'createdAt desc',
    policy: 'rules',
  }),
];
