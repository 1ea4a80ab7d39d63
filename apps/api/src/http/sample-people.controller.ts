import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get } from '@nestjs/common';
import { Environment } from '#config';
import { DomainError } from '#kernel';
import { Programme, samplePassword, samplePeople } from '#schema';

/** The made-up people of the sample world, for signing in with one tap; never in production. */
@Controller()
export class SamplePeopleController {
  constructor(
    private readonly em: EntityManager,
    private readonly environment: Environment,
  ) {}

  @Get('sample-people.json')
  async list() {
    if (this.environment.nodeEnv === 'production') throw new DomainError('NOT_FOUND');
    if ((await this.em.fork().count(Programme, { isSample: true })) === 0) throw new DomainError('NOT_FOUND');
    return samplePeople.map(({ email, fullName, title }) => ({ email, fullName, title, password: samplePassword }));
  }
}
