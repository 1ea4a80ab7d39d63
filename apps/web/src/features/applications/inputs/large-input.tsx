import type { LargeInputProps } from './field-props.js';
import { FigureAnswer, MonthsAnswer, UrlsAnswer, WeekAnswer } from './list-answers.js';
import { TeamAnswer } from './team-answer.js';

/** Inputs that are large and rarely the first: they are downloaded once the form stands. */
export function LargeInput({ errorAt = () => undefined, ...props }: LargeInputProps) {
  const { field } = props;
  switch (field.type) {
    case 'urls':
      return <UrlsAnswer {...props} field={field} />;
    case 'figure':
      return <FigureAnswer {...props} field={field} />;
    case 'monthlyTable':
      return <MonthsAnswer {...props} field={field} />;
    case 'weekGrid':
      return <WeekAnswer {...props} field={field} />;
    case 'team':
      return <TeamAnswer {...props} field={field} errorAt={errorAt} />;
    default:
      return null;
  }
}
