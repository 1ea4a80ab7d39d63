/** The package brings no types of its own; this is the part we use. */
declare module 'json-logic-js' {
  const jsonLogic: {
    apply(rule: unknown, facts: unknown): unknown;
    truthy(value: unknown): boolean;
    add_operation(name: string, operation: (left: unknown, right: unknown) => unknown): void;
  };
  export default jsonLogic;
}
