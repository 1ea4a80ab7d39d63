import { Field, InputType } from '@nestjs/graphql';
import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { MaxLength, MinLength } from 'class-validator';

const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function moment(value: unknown): Date {
  const date = typeof value === 'string' && iso.test(value) ? new Date(value) : undefined;
  if (!date || Number.isNaN(date.getTime())) {
    throw new TypeError('A moment is written like 2027-03-14T23:59:00+07:00.');
  }
  return date;
}

/** A moment with its offset; plans give it as text already. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'A moment in ISO 8601 with offset, such as 2027-03-14T23:59:00+07:00.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: moment,
  parseLiteral: (node) => moment(node.kind === Kind.STRING ? node.value : undefined),
});

function literal(node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.LIST:
      return node.values.map(literal);
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map((field) => [field.name.value, literal(field.value)]));
    default:
      return null;
  }
}

/** Data whose shape a form decides. */
export const Json = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Data whose shape is decided elsewhere, by a form for example.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: literal,
});

@InputType({ description: 'A text in both languages.' })
export class LocalizedTextInput {
  @Field(() => String, { description: 'In Bahasa Indonesia.' })
  @MinLength(1)
  @MaxLength(2000)
  id!: string;

  @Field(() => String, { description: 'In English.' })
  @MinLength(1)
  @MaxLength(2000)
  en!: string;
}
