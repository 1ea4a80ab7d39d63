import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Injectable } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaFactory } from '@nestjs/graphql';
import { isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { resolvers } from '../resolvers.js';

/** What the framework finds in the resolvers: by type and field, how it is answered. */
type Answers = Parameters<NonNullable<ApolloDriverConfig['transformResolvers']>>[0];

/**
 * Serves the schema as its classes make it. The framework's own way prints that schema, parses the text and builds
 * it three times over, which a start pays for in time and every process in memory.
 */
@Injectable()
export class SchemaOfClassesDriver extends ApolloDriver {
  constructor(
    modules: ModulesContainer,
    private readonly schemas: GraphQLSchemaFactory,
  ) {
    super(modules);
  }

  /** @throws Error for an answer to a field that the schema does not have */
  override async generateSchema(options: ApolloDriverConfig): Promise<GraphQLSchema> {
    // Checked by the server when it starts.
    const schema = await this.schemas.create([...resolvers], { skipCheck: true });
    const transformResolvers = (answers: Answers) => {
      for (const byType of [answers].flat()) attach(schema, byType);
      return answers;
    };
    return this.graphQlFactory.generateSchema({ ...options, schema, transformResolvers });
  }
}

function attach(schema: GraphQLSchema, byType: Readonly<Record<string, object>>): void {
  for (const [typeName, fields] of Object.entries(byType)) {
    const type = schema.getType(typeName);
    for (const [name, answer] of Object.entries<unknown>({ ...fields })) {
      const field = isObjectType(type) ? type.getFields()[name] : undefined;
      if (!field) throw new Error(`The schema has no field ${typeName}.${name}.`);
      if (isAnswer(answer)) field.resolve = answer;
      else Object.assign(field, answer);
    }
  }
}

/** A subscription is no function but a pair, of `subscribe` and perhaps `resolve`. */
const isAnswer = (answer: unknown): answer is GraphQLFieldResolver<unknown, unknown> => typeof answer === 'function';
