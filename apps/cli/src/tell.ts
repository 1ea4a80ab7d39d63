import { ConfigError } from '#config';
import { DomainError, refusalTexts, translate } from '#kernel';
import { WrongUse } from './wrong-use.js';

/**
 * Says in words why a command did not succeed: problems of use and environment without a stack, anything else
 * with it, because somebody will have to look for it.
 *
 * @returns exit code: 2 for wrong use, 1 for everything else
 */
export function tell(cause: unknown): number {
  if (cause instanceof DomainError) {
    console.error(translate(refusalTexts.en, 'en', cause.code, cause.params));
    return 2;
  }
  const wrongUse = codeOf(cause).startsWith('ERR_PARSE_ARGS') || cause instanceof WrongUse;
  const speaksForItself = wrongUse || cause instanceof ConfigError || codeOf(cause).startsWith('E');
  console.error(speaksForItself && cause instanceof Error ? cause.message || codeOf(cause) : cause);
  return wrongUse ? 2 : 1;
}

/** Errors of Node, of its option parser and of the network carry one: `ECONNREFUSED`. */
function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
