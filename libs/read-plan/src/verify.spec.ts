import { defineEntity, p } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, describe, expect, it } from '@jest/globals';
import { count, sql, column } from './derived.js';
import { eq } from './filter.js';
import { ReadModels } from './models.js';
import { ReadPlanner } from './planner.js';
import { readModel, type ReadModelDefinition } from './read-model.js';

const HouseSchema = defineEntity({
  name: 'House',
  properties: { id: p.uuid().primary(), street: p.string(), rooms: () => p.oneToMany(Room).mappedBy('house') },
});
class House extends HouseSchema.class {}
HouseSchema.setClass(House);
const RoomSchema = defineEntity({
  name: 'Room',
  properties: { id: p.uuid().primary(), colour: p.string(), house: () => p.manyToOne(House).ref() },
});
class Room extends RoomSchema.class {}
RoomSchema.setClass(Room);

const orm = new MikroORM({ entities: [House, Room], dbName: 'never-opened' });
afterAll(() => orm.close(true));

const room = readModel({ type: 'Room', entity: Room, columns: ['colour'], toOne: { house: 'House' }, policy: 'rules' });

/** A planner whose House model has something more, or something wrong. */
function planner(more: Partial<ReadModelDefinition<House, string>>): ReadPlanner {
  const house = { type: 'House', entity: House, columns: ['street'], policy: 'public' as const, ...more };
  return new ReadPlanner(orm.em, new ReadModels([room, house]));
}

describe('at the start', () => {
  it('read models that fit are let through', () => {
    const rooms = { type: 'Room', by: 'house' };
    const more = {
      toMany: { rooms },
      derived: { size: count(rooms) },
      orderBy: { street: ['street'], size: ['size'] },
      defaultOrder: 'size desc',
      filters: { street: eq('street') },
    };
    expect(() => planner(more).verify({ schema: { House: ['street', 'rooms', 'size'], Other: ['x'] } })).not.toThrow();
  });

  it.each<[string, Partial<ReadModelDefinition<House, string>>, string]>([
    [
      'a column that the entity lacks',
      { columns: ['colour'] },
      'House: Read model House: field "colour" maps to nothing',
    ],
    ['a policy that was not said', { policy: undefined }, 'House has no policy'],
    ['a field declared twice', { columns: ['street', 'street'] }, '"street" is declared twice'],
    [
      'a type without read model',
      { toMany: { pets: { type: 'Pet', by: 'house' } } },
      'House.pets: No read model for type Pet',
    ],
    [
      'children that point elsewhere',
      { toMany: { rooms: { type: 'Room', by: 'colour' } } },
      '"colour" of Room is not a to-one relation',
    ],
    [
      'a relation that leads to another type',
      { toMany: { houses: { type: 'House', by: 'rooms' } } },
      'not a to-one relation',
    ],
    ['a guard on nothing', { guarded: { price: 'readPrice' } }, '"price" is guarded but is no field'],
    ['an order over nothing', { orderBy: { price: ['price'] } }, 'House order price: House: path ends at "price"'],
    [
      'an order that is none',
      { toMany: { rooms: { type: 'Room', by: 'house', orderBy: ['colour downwards'] } } },
      'is not an order',
    ],
    ['a default order that is not declared', { defaultOrder: 'street' }, 'default order "street"'],
    [
      'a filter through nothing',
      { filters: { owner: eq('owner.name') } },
      'filter owner: House: a path goes through "owner"',
    ],
    [
      'a condition on nothing',
      { toMany: { rooms: { type: 'Room', by: 'house', where: { size: 3 } } } },
      'Room has no column for "size"',
    ],
    [
      'a derived field over nothing',
      { derived: { late: sql`${column('dueAt')} < now()` } },
      'House.late: House: path ends at "dueAt"',
    ],
    [
      'a count without policy and without reason',
      { derived: { size: count({ type: 'Room', by: 'house', policy: 'none' }) } },
      'does not say because of what',
    ],
    [
      'SQL that selects and does not say why',
      { derived: { size: sql`(select count(*) from room r where r.house_id = ${column('id')})` } },
      'selects past the policies',
    ],
  ])('%s stops the process and is named', (_, more, words) => {
    expect(() => planner(more).verify()).toThrow(words);
  });

  it('a field of the schema that no model has is named', () => {
    expect(() => planner({}).verify({ schema: { House: ['id', 'street', 'price'] } })).toThrow(
      'House.price maps to nothing',
    );
  });

  it('a rule on what the entity lacks is named', () => {
    const viewer = { conditions: (_: string, subject: string) => (subject === 'Room' ? { owner: 'x' } : true) };
    expect(() => planner({}).verify({ viewers: [viewer] })).toThrow('Room has no column for "owner"');
  });

  it('two models for one type are refused', () => {
    expect(() => new ReadModels([room, room])).toThrow('Two read models for type Room');
  });
});
