import { Module, type DynamicModule } from '@nestjs/common';
import { NotificationsModule, type MailSettings } from '#notifications';
import { DeliverMessageProcessor } from './deliver-message.processor.js';
import { NotifyProcessor } from './notify.processor.js';

@Module({})
export class NotificationsWorkerModule {
  static forRoot(settings: MailSettings): DynamicModule {
    return {
      module: NotificationsWorkerModule,
      imports: [NotificationsModule.forRoot(settings)],
      providers: [NotifyProcessor, DeliverMessageProcessor],
    };
  }
}
