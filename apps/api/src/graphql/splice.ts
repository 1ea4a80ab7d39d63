import {
  getArgumentValues,
  getNamedType,
  getVariableValues,
  type GraphQLError,
  type GraphQLLeafType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isLeafType,
  isNonNullType,
  locatedError,
  type OperationDefinitionNode,
} from 'graphql';
import { jsonTextOf, type ReadPlanner } from '#read-plan';
import type { GraphqlContext } from './context.js';
import type { Run } from './known-operations.js';
import { type Fragments, type SplicedRoot, splicedRoots } from './spliced-roots.js';

/** The `data` of an answer as the database wrote it. */
export class SplicedData {
  constructor(readonly json: string) {}

  toJSON(): unknown {
    return JSON.parse(this.json);
  }

  /** The whole body of an answer without a refusal. */
  asAnswer(): string {
    return `{"data":${this.json}}\n`;
  }
}

/** The text of an answer; spliced data stands in it as it is. */
export function stringifyResult(result: { readonly data?: unknown }): string {
  return result.data instanceof SplicedData ? result.data.asAnswer() : `${JSON.stringify(result)}\n`;
}

/**
 * A document that plans answer to the last field: its root resolvers are called, and the JSON they hand on becomes the
 * answer unread. What stands behind a resolver stays the same: guards, argument checks, refusals.
 */
export class SplicedQuery {
  /** Turns true when a resolver gave something else than a plan's answer; the executor answers then. */
  private isUnfit = false;

  private constructor(
    private readonly schema: GraphQLSchema,
    private readonly operation: OperationDefinitionNode,
    private readonly fragments: Fragments,
    private readonly roots: readonly SplicedRoot[],
  ) {}

  /** Null for a document that the executor must answer. */
  static of(
    reads: ReadPlanner,
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    fragments: Fragments,
  ): SplicedQuery | null {
    const roots = splicedRoots(reads, schema, operation, fragments);
    return roots && new SplicedQuery(schema, operation, fragments, roots);
  }

  /** The answer; null when the executor must give it, as for variables that do not fit. */
  readonly answer: Run = async (context, inputs) => {
    if (this.isUnfit) return null;
    const { coerced } = getVariableValues(this.schema, this.operation.variableDefinitions ?? [], inputs, {
      maxErrors: 1,
    });
    if (!coerced) return null;
    const values = await Promise.all(this.roots.map((root) => this.ask(root, context, coerced)));
    const errors = values.filter((value) => value instanceof Error);
    const texts = values.map((value, at) => (value instanceof Error ? 'null' : textOf(this.roots[at]!, value)));
    this.isUnfit ||= texts.includes(undefined);
    if (this.isUnfit || texts.includes(null)) return null;
    const json = `{${texts.map((text, at) => `"${this.roots[at]!.key}":${text}`).join(',')}}`;
    if (errors.length === 0) return { data: new SplicedData(json) };
    return {
      data: this.isMissing(values) ? null : (JSON.parse(json) as Record<string, unknown>),
      errors: this.located(values),
    };
  };

  private async ask(
    root: SplicedRoot,
    context: GraphqlContext,
    variableValues: Record<string, unknown>,
  ): Promise<unknown> {
    const { key, node, field } = root;
    const { schema, operation, fragments } = this;
    const info: GraphQLResolveInfo = {
      fieldName: field.name,
      fieldNodes: [node],
      returnType: field.type,
      parentType: schema.getQueryType()!,
      path: { prev: undefined, key, typename: 'Query' },
      schema,
      fragments,
      rootValue: undefined,
      operation,
      variableValues,
    };
    try {
      const args = getArgumentValues(field, node, variableValues);
      return await root.resolve(undefined, args, context, info);
    } catch (cause) {
      return cause instanceof Error ? cause : new Error(String(cause));
    }
  }

  private isMissing(values: readonly unknown[]): boolean {
    return values.some((value, at) => value instanceof Error && isNonNullType(this.roots[at]!.field.type));
  }

  private located(values: readonly unknown[]): GraphQLError[] {
    return values.flatMap((value, at) => {
      const { node, key } = this.roots[at]!;
      return value instanceof Error ? [locatedError(value, [node], [key])] : [];
    });
  }
}

/** JSON of a root field's value; null where the executor must say what is wrong, undefined for what no plan gave. */
function textOf({ field, forbidden }: SplicedRoot, value: unknown): string | null | undefined {
  if (value === null || value === undefined) return isNonNullType(field.type) ? null : 'null';
  const named = getNamedType(field.type);
  if (isLeafType(named)) return Array.isArray(value) ? undefined : leafText(named, value);
  if (Array.isArray(value) && jsonTextOf(value) === undefined && value.length === 0) return '[]';
  const text = jsonTextOf(value);
  if (text === undefined) return undefined;
  return forbidden.some((missing) => text.includes(missing)) ? null : text;
}

function leafText(type: GraphQLLeafType, value: unknown): string | null {
  try {
    return JSON.stringify(type.serialize(value));
  } catch {
    // The executor serializes once more and says what does not fit.
    return null;
  }
}
