import { Module, type DynamicModule } from '@nestjs/common';
import { DeliverMessage } from './deliver-message.js';
import { MailTransport, NoTransport, SmtpTransport } from './mail-transport.js';
import { MarkRead } from './mark-read.js';
import { NotificationSettings } from './notification-settings.js';
import { NotifyPeople } from './notify-people.js';
import { PreviewDecisionLetters } from './preview-decision-letters.js';

export interface MailSettings {
  readonly publicUrl: string;
  readonly mailFrom: string;
  readonly smtpUrl?: string | undefined;
}

const useCases = [NotifyPeople, DeliverMessage, MarkRead, PreviewDecisionLetters];

@Module({})
export class NotificationsModule {
  static forRoot({ publicUrl, mailFrom, smtpUrl }: MailSettings): DynamicModule {
    return {
      module: NotificationsModule,
      providers: [
        { provide: NotificationSettings, useValue: new NotificationSettings(publicUrl) },
        {
          provide: MailTransport,
          useFactory: () => (smtpUrl ? new SmtpTransport(smtpUrl, mailFrom) : new NoTransport()),
        },
        ...useCases,
      ],
      exports: useCases,
    };
  }
}
