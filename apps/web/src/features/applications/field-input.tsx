import { lazy, Suspense } from 'react';
import { ConsentAnswer, MultiAnswer, RankedAnswer } from './inputs/choice-answers.js';
import type { LargeInputProps } from './inputs/field-props.js';
import { FileAnswer } from './inputs/file-answer.js';
import { SimpleInput } from './inputs/simple-input.js';

export const loadLargeInput = () =>
  import('./inputs/large-input.js').then((module) => ({ default: module.LargeInput }));
const LargeInput = lazy(loadLargeInput);

/** The input that fits the type of a field. */
export function FieldInput(props: LargeInputProps) {
  const { errorAt: _, ...plain } = props;
  const { field } = props;
  switch (field.type) {
    case 'multi':
      return <MultiAnswer {...plain} field={field} />;
    case 'ranked':
      return <RankedAnswer {...plain} field={field} />;
    case 'consent':
      return <ConsentAnswer {...plain} field={field} />;
    case 'file':
      return <FileAnswer {...plain} field={field} />;
    case 'urls':
    case 'figure':
    case 'monthlyTable':
    case 'weekGrid':
    case 'team':
      return (
        <Suspense>
          <LargeInput {...props} />
        </Suspense>
      );
    default:
      return <SimpleInput {...plain} field={field} />;
  }
}
