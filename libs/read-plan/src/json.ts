import type { Value } from './write-children.js';

/** Constant text, or SQL whose text stands in the JSON as it is. */
type Piece = { readonly text: string } | { readonly sql: string };

/** A JSON value out of pieces that stand one behind the other; never null, at most `null`. */
export type Json = readonly Piece[];

/**
 * Types whose text is JSON already. `json_build_object` asks the catalogue for the type of each of its arguments, keys
 * included, with each row; where the type is known here, that is a fifth of the time of a statement.
 */
const plainTypes = new Set(['smallint', 'int', 'int2', 'int4', 'int8', 'integer', 'bigint', 'json', 'jsonb']);
const isTruth = (type: string) => type === 'bool' || type === 'boolean';

/** A function of PostgreSQL takes 100 arguments. */
const mostArguments = 90;

const text = (constant: string): Piece => ({ text: constant });

/** A column or expression as JSON. */
export function jsonOf({ sql, type, nullable, isWord }: Value): Json {
  if (plainTypes.has(type) && !nullable) return [{ sql }];
  if (plainTypes.has(type) || isTruth(type))
    return [{ sql: nullable ? `coalesce((${sql})::text, 'null')` : `(${sql})::text` }];
  if (isWord || type === 'uuid') return word('', { sql, nullable });
  return [{ sql: nullable ? `coalesce(to_json(${sql}), 'null')` : `to_json(${sql})` }];
}

/** A word in which nothing needs to be escaped, such as an id or a state, behind a constant beginning. */
export function word(beginning: string, { sql, nullable }: Pick<Value, 'sql' | 'nullable'>): Json {
  if (nullable) return [{ sql: `coalesce('"${beginning}' || ${sql} || '"', 'null')` }];
  return [text(`"${beginning}`), { sql }, text('"')];
}

/** A constant of letters. */
export const constant = (letters: string): Json => [text(`"${letters}"`)];

/** An object with its keys in this order. */
export function object(entries: readonly (readonly [key: string, value: Json])[]): Json {
  const pieces = entries.flatMap(([key, value], at) => [text(`${at === 0 ? '' : ','}"${key}":`), ...value]);
  return [text('{'), ...pieces, text('}')];
}

/** A list out of SQL that gives the texts of its elements, with commas between them; null where there is none. */
export const list = (sql: string): Json => [text('['), { sql }, text(']')];

/** The JSON where a condition holds, else `null`. */
export function where(condition: string, json: Json): Json {
  return condition === 'true' ? json : [{ sql: `case when ${condition} then ${sqlOf(json)} else 'null' end` }];
}

/** The one value that a select gives, or `null` where it gives no row. */
export const selected = (select: string): Json => [{ sql: `coalesce((${select}), 'null')` }];

/** SQL that gives the text of a JSON value. */
export function sqlOf(json: Json): string {
  const all: string[] = [];
  let constants = '';
  const closeConstants = () => {
    if (constants !== '') all.push(`'${constants.replaceAll("'", "''")}'`);
    constants = '';
  };
  for (const piece of json) {
    if ('text' in piece) constants += piece.text;
    else {
      closeConstants();
      all.push(piece.sql);
    }
  }
  closeConstants();
  return concatenated(all);
}

function concatenated(all: readonly string[]): string {
  if (all.length <= mostArguments) return `concat(${all.join(', ')})`;
  const parts: string[] = [];
  for (let at = 0; at < all.length; at += mostArguments) parts.push(concatenated(all.slice(at, at + mostArguments)));
  return concatenated(parts);
}
