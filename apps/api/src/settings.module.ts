import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Environment } from '#config';

/** Hands the parsed environment to whoever asks for it. */
@Global()
@Module({})
export class SettingsModule {
  static forRoot(environment: Environment): DynamicModule {
    return {
      module: SettingsModule,
      providers: [{ provide: Environment, useValue: environment }],
      exports: [Environment],
    };
  }
}
