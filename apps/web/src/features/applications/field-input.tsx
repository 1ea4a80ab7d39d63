import type { FormField } from '#forms';
import { ConsentAnswer, MultiAnswer, RankedAnswer } from './inputs/choice-answers.js';
import type { FieldProps } from './inputs/field-props.js';
import { FileAnswer } from './inputs/file-answer.js';
import { FigureAnswer, MonthsAnswer, UrlsAnswer, WeekAnswer } from './inputs/list-answers.js';
import { SimpleInput } from './inputs/simple-input.js';
import { TeamAnswer } from './inputs/team-answer.js';

export interface FieldInputProps extends FieldProps<FormField> {
  /** Problems inside the answer, by path below the field. */
  readonly errorAt?: (path: string) => string | undefined;
}

/** The input that fits the type of a field. */
export function FieldInput({ errorAt = () => undefined, ...props }: FieldInputProps) {
  const { field } = props;
  switch (field.type) {
    case 'multi':
      return <MultiAnswer {...props} field={field} />;
    case 'ranked':
      return <RankedAnswer {...props} field={field} />;
    case 'consent':
      return <ConsentAnswer {...props} field={field} />;
    case 'urls':
      return <UrlsAnswer {...props} field={field} />;
    case 'file':
      return <FileAnswer {...props} field={field} />;
    case 'figure':
      return <FigureAnswer {...props} field={field} />;
    case 'monthlyTable':
      return <MonthsAnswer {...props} field={field} />;
    case 'weekGrid':
      return <WeekAnswer {...props} field={field} />;
    case 'team':
      return <TeamAnswer {...props} field={field} errorAt={errorAt} />;
    default:
      return <SimpleInput {...props} field={field} />;
  }
}
