import { applyDecorators } from '@nestjs/common';
import { Field, ID, type FieldOptions } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { IsOptional, IsUUID } from 'class-validator';
import { fromGlobalId } from '#read-plan';

type IdReader = (value: unknown) => unknown;

/** By class and property, how an id or a list of ids is read; the class of the decorators knows no way to be asked. */
const readers = new WeakMap<object, Map<string | symbol, IdReader>>();

/** How a property that names rows by global ids is read; undefined for any other. */
export function idReaderOf({ prototype }: { prototype: object }, property: string): IdReader | undefined {
  for (let at: object | null = prototype; at; at = Reflect.getPrototypeOf(at)) {
    const reader = readers.get(at)?.get(property);
    if (reader) return reader;
  }
  return undefined;
}

/** Reads a property's value by a function, whoever reads it. */
function readBy(reader: IdReader): PropertyDecorator {
  const transform = Transform(({ value }) => reader(value));
  return (target, property) => {
    transform(target, property);
    let mine = readers.get(target);
    if (!mine) readers.set(target, (mine = new Map()));
    mine.set(property, reader);
  };
}

const plain = (type: string) => (value: unknown) => {
  const found = fromGlobalId(value);
  return found?.type === type ? found.id : 'unknown';
};

/** An input field that names a row of one type by its global id; the use case gets the row's own id. */
export function IdOf(type: string, options: FieldOptions & { description: string }): PropertyDecorator {
  const toPlain = plain(type);
  return applyDecorators(
    Field(() => ID, options),
    readBy((value) => (value === null || value === undefined ? value : toPlain(value))),
    ...(options.nullable ? [IsOptional()] : []),
    IsUUID('all', { message: 'NOT_FOUND' }),
  );
}

/** A list of such ids. */
export function IdsOf(type: string, options: FieldOptions & { description: string }): PropertyDecorator {
  const toPlain = plain(type);
  return applyDecorators(
    Field(() => [ID], options),
    readBy((value) => (Array.isArray(value) ? value.map(toPlain) : value)),
    IsUUID('all', { each: true, message: 'NOT_FOUND' }),
  );
}

/** The row id behind an id argument of a query; one that fits no row when it is of another type. */
export function rowIdOf(type: string, globalId: string): string {
  const found = fromGlobalId(globalId);
  return found?.type === type ? found.id : '00000000-0000-0000-0000-000000000000';
}
