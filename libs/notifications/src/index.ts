export { DeliverMessage } from './deliver-message.js';
export { MarkRead } from './mark-read.js';
export { NotificationsModule, type MailSettings } from './notifications.module.js';
export { notificationsReadModels } from './notifications.read-models.js';
export { NotifyPeople } from './notify-people.js';
export { PreviewDecisionLetters, type LetterPreview, type PreviewedLetter } from './preview-decision-letters.js';
