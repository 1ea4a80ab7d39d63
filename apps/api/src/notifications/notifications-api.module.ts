import { Module, type DynamicModule } from '@nestjs/common';
import { NotificationsModule, type MailSettings } from '#notifications';
import { NoticeResolver } from './notice.resolver.js';

export const notificationsResolvers = [NoticeResolver];

@Module({})
export class NotificationsApiModule {
  static forRoot(settings: MailSettings): DynamicModule {
    return {
      module: NotificationsApiModule,
      imports: [NotificationsModule.forRoot(settings)],
      providers: notificationsResolvers,
    };
  }
}
