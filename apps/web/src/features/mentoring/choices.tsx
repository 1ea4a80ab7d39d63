import { Checkbox, Text } from '@mantine/core';
import { useId } from 'react';
import classes from './mentoring.module.css';

export interface ChoicesProps {
  readonly legend: string;
  readonly help: string;
  readonly options: readonly { readonly key: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** As many of a few options as one likes. */
export function Choices({ legend, help, options, chosen, onChange }: ChoicesProps) {
  const id = useId();
  return (
    <fieldset className={classes.choiceGroup} aria-describedby={id}>
      <legend>{legend}</legend>
      <Text size="sm" c="dimmed" id={id}>
        {help}
      </Text>
      <div className={classes.choices}>
        {options.map(({ key, label }) => (
          <Checkbox
            key={key}
            label={label}
            checked={chosen.includes(key)}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.checked ? [...chosen, key] : chosen.filter((each) => each !== key))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
