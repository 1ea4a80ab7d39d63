import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PageInfo } from './page.args.js';

interface Edge<T> {
  cursor: string;
  node: T;
}

export interface Connection<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageInfo;
  totalCount: number;
}

/** A Relay connection of one type: `@ObjectType() export class SeasonConnection extends connectionOf('Season', SeasonModel) {}`. */
export function connectionOf<T>(name: string, node: Type<T>): Type<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `One row of a list of ${name}, with its cursor.` })
  class EdgeModel implements Edge<T> {
    @Field(() => String, { description: 'Where this row stands in the list.' })
    cursor!: string;

    @Field(() => node, { description: 'The row.' })
    node!: T;
  }

  @ObjectType({ isAbstract: true })
  abstract class ConnectionModel implements Connection<T> {
    @Field(() => [EdgeModel], { description: 'Rows with their cursors.' })
    edges!: EdgeModel[];

    @Field(() => [node], { description: 'Rows alone.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where this page begins and ends.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many rows there are for this viewer in all.' })
    totalCount!: number;
  }
  return ConnectionModel as Type<Connection<T>>;
}
