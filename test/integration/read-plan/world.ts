import { defineEntity, p } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import type { PoolConfig } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

/** A small world of its own for the planner's tests: every kind of relation once, nothing of the product's schema. */
const id = p.uuid().primary();

const ProgrammeSchema = defineEntity({
  name: 'Programme',
  properties: { id, name: p.json().$type<{ id: string; en?: string }>() },
});
export class Programme extends ProgrammeSchema.class {}
ProgrammeSchema.setClass(Programme);

const SeasonSchema = defineEntity({
  name: 'Season',
  properties: {
    id,
    slug: p.string().unique(),
    title: p.string(),
    closesAt: p.datetime(3).nullable(),
    programme: () => p.manyToOne(Programme).ref(),
    applications: () => p.oneToMany(Application).mappedBy('season'),
  },
});
export class Season extends SeasonSchema.class {}
SeasonSchema.setClass(Season);

const StartupSchema = defineEntity({
  name: 'Startup',
  properties: {
    id,
    name: p.string(),
    phone: p.string().nullable(),
    secret: p.boolean().default(false),
    topics: () => p.manyToMany(Topic),
    applications: () => p.oneToMany(Application).mappedBy('startup'),
  },
});
export class Startup extends StartupSchema.class {}
StartupSchema.setClass(Startup);

const TopicSchema = defineEntity({
  name: 'Topic',
  properties: { id, word: p.string(), startups: () => p.manyToMany(Startup).mappedBy('topics') },
});
export class Topic extends TopicSchema.class {}
TopicSchema.setClass(Topic);

const ApplicationSchema = defineEntity({
  name: 'Application',
  properties: {
    id,
    number: p.string(),
    lifecycle: p.enum(['DRAFT', 'SUBMITTED', 'WITHDRAWN']).default('DRAFT'),
    submittedAt: p.datetime(6).nullable(),
    answers: p.json().$type<Record<string, unknown>>(),
    budget: p.bigint('number').nullable(),
    ratio: p.decimal('number').precision(12).scale(4).nullable(),
    season: () => p.manyToOne(Season).ref(),
    startup: () => p.manyToOne(Startup).ref().nullable(),
    lead: p.uuid(),
    members: () => p.oneToMany(Member).mappedBy('application'),
    assignments: () => p.oneToMany(Assignment).mappedBy('application'),
  },
});
export class Application extends ApplicationSchema.class {}
ApplicationSchema.setClass(Application);

const MemberSchema = defineEntity({
  name: 'Member',
  properties: {
    id,
    person: p.uuid(),
    name: p.string(),
    position: p.smallint(),
    application: () => p.manyToOne(Application).ref(),
  },
});
export class Member extends MemberSchema.class {}
MemberSchema.setClass(Member);

const AssignmentSchema = defineEntity({
  name: 'Assignment',
  properties: {
    id,
    reviewer: p.uuid(),
    application: () => p.manyToOne(Application).ref(),
    review: () => p.oneToOne(Review).mappedBy('assignment').ref().nullable(),
  },
});
export class Assignment extends AssignmentSchema.class {}
AssignmentSchema.setClass(Assignment);

const ReviewSchema = defineEntity({
  name: 'Review',
  properties: {
    id,
    state: p.enum(['DRAFT', 'SENT']).default('DRAFT'),
    total: p.double().nullable(),
    comment: p.text().default(''),
    assignment: () => p.oneToOne(Assignment).owner().ref(),
  },
});
export class Review extends ReviewSchema.class {}
ReviewSchema.setClass(Review);

export const worldEntities = [Programme, Season, Startup, Topic, Application, Member, Assignment, Review];

export interface World {
  orm: MikroORM;
  close(): Promise<void>;
}

/** An empty database with the world's tables. */
export async function openWorld(driverOptions: PoolConfig = {}): Promise<World> {
  const database: TestDatabase = await createTestDatabase('empty');
  const orm = await MikroORM.init({
    entities: worldEntities,
    clientUrl: database.url,
    forceUtcTimezone: true,
    driverOptions,
  });
  await orm.schema.create();
  return {
    orm,
    close: async () => {
      await orm.close(true);
      await database.drop();
    },
  };
}
