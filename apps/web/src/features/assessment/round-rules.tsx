import { Button, Group, NativeSelect, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Sheet } from '../../design/sheet.js';
import { showToast } from '../../design/toasts-store.js';
import { useReadWhen, useWrite } from '../../graphql/client.js';
import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { useT } from '../../i18n.js';
import { isReviewerKind, kindWords, needsIn, reviewerKinds, type ReviewerKind, type Need } from './reviewer-kinds.js';
import { roundDocument, updateRoundDocument } from './round.js';

const roundRulesDocument = graphql(`
  query RoundRules($id: ID!) {
    reviewRound(id: $id) {
      id
      version
      needs
      mostPerOrganisation
      commitments {
        id
        kind
        reviewer {
          id
          fullName
        }
      }
    }
  }
`);

type RuledRound = NonNullable<ResultOf<typeof roundRulesDocument>['reviewRound']>;

/** Who must be among the readers of each application, and what each reviewer stands for. */
export function RoundRules({ roundId, onClose }: { readonly roundId: string; readonly onClose: () => void }) {
  const t = useT();
  const { data } = useReadWhen(true, roundRulesDocument, { id: roundId });
  const round = data?.reviewRound;
  return (
    <Sheet open onClose={onClose} title={t('assessment.rules.title')} place="side">
      {round && <RulesForm key={round.version} round={round} onDone={onClose} />}
    </Sheet>
  );
}

type Limits = Readonly<Record<ReviewerKind, { readonly least: string; readonly most: string }>>;

const numberIn = (text: string): number | null => (text.trim() === '' ? null : Math.round(Number(text)));
const textOf = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

function limitsOf(needs: readonly Need[]): Limits {
  const of = (kind: ReviewerKind) => {
    const need = needs.find((one) => one.kind === kind);
    return { least: textOf(need?.least), most: textOf(need?.most) };
  };
  return {
    INDUSTRY: of('INDUSTRY'),
    INVESTOR: of('INVESTOR'),
    ACADEMIC: of('ACADEMIC'),
    GOVERNMENT: of('GOVERNMENT'),
    COMMUNITY: of('COMMUNITY'),
  };
}

const needsOf = (limits: Limits): Need[] =>
  reviewerKinds
    .map((kind) => ({ kind, least: numberIn(limits[kind].least), most: numberIn(limits[kind].most) }))
    .filter(({ least, most }) => least !== null || most !== null);

function RulesForm({ round, onDone }: { readonly round: RuledRound; readonly onDone: () => void }) {
  const t = useT();
  const [limits, setLimits] = useState(() => limitsOf(needsIn(round.needs)));
  const [most, setMost] = useState(textOf(round.mostPerOrganisation));
  const [kinds, setKinds] = useState<Readonly<Record<string, ReviewerKind | null>>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = useWrite(updateRoundDocument, { refreshes: [roundRulesDocument, roundDocument] });
  const send = async () => {
    const result = await save.run({
      input: {
        roundId: round.id,
        expectedVersion: round.version,
        needs: needsOf(limits),
        mostPerOrganisation: numberIn(most),
        reviewers: Object.entries(kinds).map(([commitmentId, kind]) => ({ commitmentId, kind })),
      },
    });
    if (!result.ok) return setRefusal(result.userErrors[0]?.message ?? t('assessment.decisions.failed'));
    showToast(t('assessment.rules.saved'));
    onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Text c="dimmed">{t('assessment.rules.lead')}</Text>
      <KindLimits limits={limits} onChange={setLimits} />
      <TextInput
        mt="md"
        label={t('assessment.rules.place')}
        description={t('assessment.rules.placeHint')}
        inputMode="numeric"
        value={most}
        onChange={({ currentTarget: { value } }) => setMost(value)}
      />
      <ReviewerKinds
        commitments={round.commitments}
        kinds={kinds}
        onChange={(id, kind) => setKinds({ ...kinds, [id]: kind })}
      />
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      <Group mt="md">
        <Button type="submit" loading={save.running}>
          {t('assessment.rubric.save')}
        </Button>
      </Group>
    </form>
  );
}

function KindLimits({ limits, onChange }: { readonly limits: Limits; readonly onChange: (limits: Limits) => void }) {
  const t = useT();
  const cell = (kind: ReviewerKind, side: 'least' | 'most') => (
    <TextInput
      aria-label={`${t(kindWords[kind])}: ${t(side === 'least' ? 'assessment.rules.least' : 'assessment.rules.most')}`}
      inputMode="numeric"
      w="4.5rem"
      value={limits[kind][side]}
      onChange={({ currentTarget: { value } }) => onChange({ ...limits, [kind]: { ...limits[kind], [side]: value } })}
    />
  );
  return (
    <Table mt="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('assessment.rules.kind')}</Table.Th>
          <Table.Th scope="col">{t('assessment.rules.least')}</Table.Th>
          <Table.Th scope="col">{t('assessment.rules.most')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {reviewerKinds.map((kind) => (
          <Table.Tr key={kind}>
            <Table.Th scope="row">{capital(t(kindWords[kind]))}</Table.Th>
            <Table.Td>{cell(kind, 'least')}</Table.Td>
            <Table.Td>{cell(kind, 'most')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface ReviewerKindsProps {
  readonly commitments: RuledRound['commitments'];
  readonly kinds: Readonly<Record<string, ReviewerKind | null>>;
  readonly onChange: (commitmentId: string, kind: ReviewerKind | null) => void;
}

function ReviewerKinds({ commitments, kinds, onChange }: ReviewerKindsProps) {
  const t = useT();
  const data = [
    { value: '', label: t('assessment.rules.noKind') },
    ...reviewerKinds.map((kind) => ({ value: kind, label: capital(t(kindWords[kind])) })),
  ];
  return commitments.map(({ id, kind, reviewer }) => (
    <NativeSelect
      key={id}
      mt="xs"
      label={reviewer?.fullName}
      data={data}
      value={(id in kinds ? kinds[id] : kind) ?? ''}
      onChange={({ currentTarget: { value } }) => onChange(id, isReviewerKind(value) ? value : null)}
    />
  ));
}

/** A name as it stands alone. */
const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
