import { MikroORM } from '@mikro-orm/postgresql';
import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';

/** Whether this process lives, and whether it can serve. */
@Controller()
export class HealthController {
  constructor(private readonly orm: MikroORM) {}

  @Get('healthz')
  alive() {
    return { status: 'ok' };
  }

  @Get('readyz')
  async ready() {
    const reachable = await this.orm.em
      .fork()
      .execute('select 1')
      .then(
        () => true,
        () => false,
      );
    if (!reachable) throw new ServiceUnavailableException({ status: 'down', database: 'unreachable' });
    return { status: 'ok', database: 'ok' };
  }
}
