import type { MemberField } from '#forms';
import { RegionAnswer, SelectAnswer, YesNoAnswer } from './choice-answers.js';
import type { FieldProps } from './field-props.js';
import { NumberAnswer } from './number-answer.js';
import { LineAnswer, TextAnswer } from './text-inputs.js';

/** The input of a field that may also stand in a row of the team. */
export function SimpleInput(props: FieldProps<MemberField>) {
  const { field } = props;
  switch (field.type) {
    case 'text':
    case 'longText':
      return <TextAnswer {...props} field={field} />;
    case 'int':
    case 'money':
    case 'percent':
      return <NumberAnswer {...props} field={field} />;
    case 'select':
      return <SelectAnswer {...props} field={field} />;
    case 'region':
      return <RegionAnswer {...props} field={field} />;
    case 'yesNo':
      return <YesNoAnswer {...props} field={field} />;
    default:
      return <LineAnswer {...props} field={field} />;
  }
}
