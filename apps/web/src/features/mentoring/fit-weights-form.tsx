import { Button, Group, Table, Text } from '@mantine/core';
import { useDeferredValue, useId, useState } from 'react';
import { formatShare } from '#kernel';
import { showToast } from '../../design/toasts-store.js';
import { useLocale, useT, type TextKey } from '../../i18n.js';
import { FitRulesFields } from './fit-rules-fields.js';
import { sameRules, type FitRules } from './fit-weights.js';
import { refit, type PartScores, type Weights } from './refit.js';
import classes from './mentoring.module.css';

/** Parts in the order in which they are shown; each kind of matching knows some of them. */
const parts = [
  'topics',
  'sector',
  'stage',
  'text',
  'language',
  'place',
  'calendar',
  'load',
  'applicationWish',
  'judgeWish',
] as const;
export type Part = (typeof parts)[number];
export const reviewParts: readonly Part[] = ['topics', 'sector', 'stage', 'text', 'language', 'place'];
const names: Readonly<Record<Part, TextKey>> = {
  topics: 'matching.weights.parts.topics',
  sector: 'matching.weights.parts.sector',
  stage: 'matching.weights.parts.stage',
  text: 'matching.weights.parts.text',
  language: 'matching.weights.parts.language',
  place: 'matching.weights.parts.place',
  calendar: 'matching.weights.parts.calendar',
  load: 'matching.weights.parts.load',
  applicationWish: 'matching.weights.parts.applicationWish',
  judgeWish: 'matching.weights.parts.judgeWish',
};
const reasons: Readonly<Record<Part, TextKey>> = {
  topics: 'matching.weights.why.topics',
  sector: 'matching.weights.why.sector',
  stage: 'matching.weights.why.stage',
  text: 'matching.weights.why.text',
  language: 'matching.weights.why.language',
  place: 'matching.weights.why.place',
  calendar: 'matching.weights.why.calendar',
  load: 'matching.weights.why.load',
  applicationWish: 'matching.weights.why.applicationWish',
  judgeWish: 'matching.weights.why.judgeWish',
};

/** A pair of the last computation, to show what other weights would make of it. */
export interface SamplePair {
  readonly id: string;
  readonly name: string;
  /** As computed, 0 to 1. */
  readonly fit: number;
  readonly scores: PartScores;
}

type Answer = { readonly ok: boolean; readonly userErrors?: readonly { readonly message: string }[] };

export interface FitWeightsFormProps {
  /** Weights in force, and the usual ones. */
  readonly weights: Weights;
  readonly usual: Weights;
  /** Weights that the pairs were computed with; which parts counted is enough. */
  readonly computed: Weights;
  readonly samples: readonly SamplePair[];
  /** Parts that this kind of matching knows; all of them where it is not said. */
  readonly of?: readonly Part[];
  /** Hard rules in force, and the usual ones. */
  readonly rules: FitRules;
  readonly usualRules: FitRules;
  /** Saves the parts that differ from the usual ones. */
  readonly onSave: (own: { part: string; weight: number }[], rules: FitRules) => Promise<Answer>;
}

/** How much each part of a fit counts, what it means, and what a change makes of a few pairs before it is saved. */
export function FitWeightsForm(props: FitWeightsFormProps) {
  const { weights, usual, computed, samples, of: shown = parts, rules: inForce, usualRules, onSave } = props;
  const t = useT();
  const [chosen, setChosen] = useState<Weights>(weights);
  const [rules, setRules] = useState<FitRules>(inForce);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const tried = useDeferredValue(chosen);
  const at = (part: Part, from: Weights = chosen) => from[part] ?? 0;
  const sum = shown.reduce((total, part) => total + at(part), 0);
  const changed = shown.some((part) => at(part) !== at(part, weights)) || !sameRules(rules, inForce);
  const isUsual = shown.every((part) => at(part) === at(part, usual)) && sameRules(rules, usualRules);
  const send = async () => {
    if (sum === 0) return setRefusal(t('matching.weights.zero'));
    setSaving(true);
    const own = Object.keys(usual).flatMap((part) =>
      (chosen[part] ?? 0) === (usual[part] ?? 0) ? [] : [{ part, weight: chosen[part] ?? 0 }],
    );
    const result = await onSave(own, rules);
    setSaving(false);
    setRefusal(result.ok ? null : (result.userErrors?.[0]?.message ?? t('assessment.decisions.failed')));
    if (result.ok) showToast(t('matching.weights.saved'));
  };
  const backToUsual = () => {
    setChosen(usual);
    setRules(usualRules);
  };
  return (
    <div className={classes.weights}>
      <Text>{t('matching.weights.lead')}</Text>
      {shown.map((part) => (
        <WeightSlider
          key={part}
          part={part}
          value={at(part)}
          sum={sum}
          onChange={(value) => setChosen({ ...chosen, [part]: value })}
        />
      ))}
      <Text size="sm" c="dimmed">
        {t('matching.weights.missing')}
      </Text>
      <FitRulesFields rules={rules} onChange={setRules} />
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      <Group>
        <Button disabled={!changed} loading={saving} onClick={() => void send()}>
          {t('matching.weights.save')}
        </Button>
        <Button variant="default" disabled={isUsual} onClick={backToUsual}>
          {t('matching.weights.usual')}
        </Button>
      </Group>
      {samples.length > 0 && <Preview samples={samples} computed={computed} tried={tried} />}
    </div>
  );
}

interface WeightSliderProps {
  readonly part: Part;
  readonly value: number;
  readonly sum: number;
  readonly onChange: (value: number) => void;
}

function WeightSlider({ part, value, sum, onChange }: WeightSliderProps) {
  const t = useT();
  const locale = useLocale();
  const id = useId();
  const share = formatShare(sum > 0 ? value / sum : 0, locale, 0);
  return (
    <div className={classes.weight}>
      <label htmlFor={id}>{t(names[part])}</label>
      <output htmlFor={id}>{t('matching.weights.share', { share })}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={5}
        value={value}
        aria-valuetext={`${value}, ${t('matching.weights.share', { share })}`}
        aria-describedby={`${id}-why`}
        onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      />
      <Text size="sm" c="dimmed" id={`${id}-why`}>
        {t(reasons[part])}
      </Text>
    </div>
  );
}

function Preview({ samples, computed, tried }: Pick<FitWeightsFormProps, 'samples' | 'computed'> & { tried: Weights }) {
  const t = useT();
  const locale = useLocale();
  const told = (fit: number | null) => (fit === null ? t('matching.weights.unknown') : formatShare(fit, locale, 0));
  return (
    <Table>
      <Table.Caption>{t('matching.weights.preview')}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('matching.weights.pair')}</Table.Th>
          <Table.Th scope="col" className="semai-number">
            {t('matching.weights.now')}
          </Table.Th>
          <Table.Th scope="col" className="semai-number">
            {t('matching.weights.then')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {samples.map(({ id, name, fit, scores }) => (
          <Table.Tr key={id}>
            <Table.Th scope="row">{name}</Table.Th>
            <Table.Td className="semai-number">{told(fit)}</Table.Td>
            <Table.Td className="semai-number">{told(refit(scores, tried, computed))}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
