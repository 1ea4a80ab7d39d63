import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { formatNumber, formatShare } from '#kernel';
import { useSeasonOfPage } from '../../app/scope.js';
import { Page } from '../../design/page.js';
import { EmptyState, ErrorState } from '../../design/states.js';
import { StatusBadge } from '../../design/status-badge.js';
import { showToast } from '../../design/toasts-store.js';
import { useRead, useReadWhen, useWrite } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { useMay } from '../identity/may.js';
import { ReadPairSheet, type OpenedRead } from './read-pair-sheet.js';
import {
  readsProposalDocument,
  readWishesPreviewDocument,
  roundReadersDocument,
  setReadWishesDocument,
  wholeFit,
  wishFor,
  type ProposedApplication,
  type ReadsProposal,
  type ReadWish,
} from './round-reads.js';
import { WaitingReads } from './waiting-reads.js';
import classes from './assessment.module.css';

/** So many applications are shown at once. */
const step = 50;

/** `/app/rounds/:id/reads`: who would read what, with pins, bans and swaps by hand before anything is given out. */
export function RoundReadsPage() {
  const t = useT();
  const may = useMay();
  const { id = '' } = useParams();
  const { reviewRound: round } = useRead(roundReadersDocument, { id });
  useSeasonOfPage(round?.season?.id);
  const mayAssign = may('assign', 'ReviewRound');
  const isOpen = mayAssign && (round?.state === 'SETUP' || round?.state === 'OPEN');
  const { data, failure, again } = useReadWhen(isOpen, readsProposalDocument, { roundId: id });
  if (!round || !mayAssign) throw new Response(null, { status: 404 });
  const proposal = data?.readsProposal;
  const reviewers = round.commitments.flatMap(({ reviewer }) => (reviewer ? [reviewer] : []));
  return (
    <Page
      title={t('matching.reads.title')}
      width="wide"
      crumbs={[
        { to: '/app/rounds', label: t('assessment.rounds.title') },
        { to: `/app/rounds/${round.id}`, label: round.name },
      ]}
      lead={t(round.state === 'SETUP' ? 'matching.reads.leadSetup' : 'matching.reads.leadOpen')}
      actions={
        <Button variant="default" component={Link} to={`/app/rounds/${round.id}`}>
          {t('matching.reads.back')}
        </Button>
      }
    >
      {!isOpen && <EmptyState why={t('matching.reads.over')} />}
      {isOpen &&
        !proposal &&
        (failure ? <ErrorState failure={failure} onRetry={again} /> : <Text>{t('matching.reads.computing')}</Text>)}
      {proposal && (
        <Proposal roundId={round.id} isOpen={round.state === 'OPEN'} proposal={proposal} reviewers={reviewers} />
      )}
    </Page>
  );
}

interface ProposalProps {
  readonly roundId: string;
  /** Reads are given out already; what is decided by hand waits for the next assignment. */
  readonly isOpen: boolean;
  readonly proposal: ReadsProposal;
  readonly reviewers: readonly { readonly id: string; readonly fullName: string }[];
}

function Proposal({ roundId, isOpen, proposal, reviewers }: ProposalProps) {
  const t = useT();
  const locale = useLocale();
  const [sought, setSought] = useState('');
  const [shown, setShown] = useState(step);
  const [opened, setOpened] = useState<OpenedRead | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = useWrite(setReadWishesDocument, { refreshes: [readsProposalDocument, readWishesPreviewDocument] });
  const nameOf = (id: string | null) => reviewers.find((one) => one.id === id)?.fullName ?? '';
  const send = async (wishes: readonly ReadWish[]) => {
    const result = await save.run({ input: { roundId, wishes: [...wishes] } });
    setRefusal(result.ok ? null : (result.userErrors[0]?.message ?? t('assessment.decisions.failed')));
    return result.ok;
  };
  const set = async (wishes: readonly ReadWish[]) => {
    const before = wishes.map((one) => ({ ...one, kind: wishFor(proposal, one.applicationId, one.reviewerId) }));
    setOpened(null);
    if (await send(wishes))
      showToast(t(isOpen ? 'matching.reads.savedOpen' : 'matching.reads.saved'), () => void send(before));
  };
  const wanted = sought.trim().toLowerCase();
  const found = proposal.applications.filter(({ number, name, reads }) =>
    [number, name, ...reads.map(({ reviewerId }) => nameOf(reviewerId))].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  );
  return (
    <>
      {refusal && (
        <Text className={classes.warning} c="danger" role="alert">
          {refusal}
        </Text>
      )}
      {isOpen && <WaitingReads roundId={roundId} proposal={proposal} nameOf={nameOf} />}
      <Wishes proposal={proposal} nameOf={nameOf} onLift={(wish) => void set([wish])} />
      {proposal.possible ? (
        <Group mt="md">
          <StatusBadge tone={proposal.gap === '0' ? 'brand' : 'warn'}>
            {proposal.gap === '0'
              ? t('assessment.assignment.proven')
              : t('assessment.assignment.gap', {
                  gap: formatNumber(Math.ceil(Number(proposal.gap) / 1_000) / 10, locale),
                })}
          </StatusBadge>
        </Group>
      ) : (
        <Text className={classes.warning} role="alert">
          {t('matching.reads.impossible')}
        </Text>
      )}
      {proposal.possible && (
        <>
          <TextInput
            mt="md"
            mb="md"
            maw="28rem"
            type="search"
            label={t('matching.reads.search')}
            value={sought}
            onChange={({ currentTarget: { value } }) => setSought(value)}
          />
          <ul className={classes.reads} aria-label={t('matching.reads.title')}>
            {found.slice(0, shown).map((application) => (
              <Readers
                key={application.applicationId}
                proposal={proposal}
                application={application}
                nameOf={nameOf}
                onOpen={(reviewerId) => setOpened({ applicationId: application.applicationId, reviewerId })}
              />
            ))}
          </ul>
          {found.length === 0 && <Text>{t('matching.reads.none')}</Text>}
          {found.length > shown && (
            <Button mt="md" variant="default" onClick={() => setShown(shown + step)}>
              {t('matching.reads.more', { count: found.length - shown })}
            </Button>
          )}
        </>
      )}
      <ReadPairSheet
        roundId={roundId}
        proposal={proposal}
        reviewers={reviewers}
        opened={opened}
        onSet={set}
        onClose={() => setOpened(null)}
      />
    </>
  );
}

interface WishesProps {
  readonly proposal: ReadsProposal;
  readonly nameOf: (id: string | null) => string;
  readonly onLift: (wish: ReadWish) => void;
}

/** What was decided by hand, each to be lifted again. */
function Wishes({ proposal, nameOf, onLift }: WishesProps) {
  const t = useT();
  if (proposal.wishes.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h3" mt="md">
        {t('matching.reads.byHand')}
      </Title>
      <ul className={classes.reads}>
        {proposal.wishes.map(({ applicationId, reviewerId, kind }) => {
          const application = proposal.applications.find((one) => one.applicationId === applicationId);
          const pair = t('matching.reads.pair', {
            application: application?.name ?? t('matching.reads.gone'),
            reviewer: nameOf(reviewerId),
          });
          return (
            <li key={`${applicationId} ${reviewerId}`} className="semai-card">
              <Group justify="space-between" gap="xs">
                <Text>
                  {pair} <strong>{t(kind === 'PIN' ? 'matching.reads.pinned' : 'matching.reads.forbidden')}</strong>
                </Text>
                <Button
                  size="sm"
                  variant="default"
                  aria-label={`${t('matching.reads.lift')}: ${pair}`}
                  onClick={() => onLift({ applicationId, reviewerId, kind: null })}
                >
                  {t('matching.reads.lift')}
                </Button>
              </Group>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface ReadersProps {
  readonly proposal: ReadsProposal;
  readonly application: ProposedApplication;
  readonly nameOf: (id: string | null) => string;
  readonly onOpen: (reviewerId: string) => void;
}

function Readers({ proposal, application, nameOf, onOpen }: ReadersProps) {
  const t = useT();
  const locale = useLocale();
  const { applicationId, number, name, reads } = application;
  return (
    <li className="semai-card">
      <Text fw={600}>
        {name} <span className="semai-number">{number}</span>
      </Text>
      <Group gap="xs" mt="xs">
        {reads.map(({ reviewerId, affinity, begun }) => (
          <Button key={reviewerId} size="sm" variant="default" onClick={() => onOpen(reviewerId)}>
            {nameOf(reviewerId)} {formatShare(affinity / wholeFit, locale, 0)}
            {begun && ` · ${t('matching.reads.begun')}`}
            {wishFor(proposal, applicationId, reviewerId) === 'PIN' && ` · ${t('matching.reads.pinned')}`}
          </Button>
        ))}
      </Group>
    </li>
  );
}
