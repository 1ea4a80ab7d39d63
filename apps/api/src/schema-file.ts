import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { resolvers } from './resolvers.js';

/** The schema as the file `apps/api/schema.gql` holds it. Needs no database. */
export async function printSchemaFile(): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const schema = await app.get(GraphQLSchemaFactory).create(resolvers);
  await app.close();
  return `# Written by "npm run generate" from the classes in apps/api/src; reviewed like code.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}
