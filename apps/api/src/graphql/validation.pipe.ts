import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { DomainError } from '#kernel';
import { type InputClass, quickInput } from './quick-input.js';

/** Every failed check of an input object, with its dotted path. */
function* failures(errors: readonly ValidationError[], path: readonly string[] = []): Generator<DomainError> {
  for (const error of errors) {
    const here = [...path, error.property];
    for (const [rule, message] of Object.entries(error.constraints ?? {})) yield refusal(rule, message, error, here);
    yield* failures(error.children ?? [], here);
  }
}

function refusal(rule: string, message: string, error: ValidationError, path: readonly string[]): DomainError {
  const field = path.join('.');
  const numbers = message.match(/\d+/g)?.map(Number) ?? [];
  if (message === 'NOT_FOUND') return new DomainError('NOT_FOUND', { field });
  if (rule === 'isNotEmpty' || (rule === 'minLength' && error.value === ''))
    return new DomainError('REQUIRED', { field });
  if (rule === 'maxLength') return new DomainError('TOO_LONG', { field, params: { max: numbers[0] ?? 0 } });
  return new DomainError('INVALID_INPUT', { field });
}

/** The checks of the framework, after a quick look whether all of them hold. */
class InputPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype } = metadata;
    if (type === 'custom') return value;
    const quick = metatype && quickInput(metatype as InputClass, value);
    return quick ?? super.transform(value, metadata);
  }
}

/** Shape of every input, by the decorators of its class; what fails is told field by field. */
export const validationPipe = new InputPipe({
  transform: true,
  whitelist: true,
  exceptionFactory: (errors) => {
    const [first, ...others] = failures(errors);
    return new DomainError(
      first?.code ?? 'INVALID_INPUT',
      { field: first?.field, params: first?.params ?? {} },
      others,
    );
  },
});
