import { Anchor, Button, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { StatusBadge } from '../../design/status-badge.js';
import { useRead, useWrite } from '../../graphql/client.js';
import { graphql } from '../../graphql/graphql.js';
import { useT } from '../../i18n.js';
import { MatchReasons } from './match-reasons.js';
import { matchStateNames } from './match-table.js';
import classes from './mentoring.module.css';

const myMatchesDocument = graphql(`
  query MyMatches($first: Int!) {
    myMatches(first: $first) {
      nodes {
        id
        state
        reasons
        offeredAt
        answeredAt
        teamAnsweredAt
        startup {
          id
          name
          oneLiner
          topicsNeeded
        }
      }
    }
  }
`);

const respondDocument = graphql(`
  mutation RespondToMatch($input: RespondToMatchInput!) {
    respondToMatch(input: $input) {
      match {
        id
        state
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Offer = ReturnType<typeof useOffers>[number];

function useOffers() {
  return useRead(myMatchesDocument, { first: 100 }).myMatches.nodes;
}

/** `/app/mentoring`: startups that were offered to the viewer, and those he or she mentors. */
export function MentorPage() {
  const t = useT();
  const matches = useOffers();
  const isOpen = ({ state, answeredAt }: Offer) => state === 'OFFERED' && answeredAt === null;
  const open = matches.filter(isOpen);
  const others = matches.filter((match) => !isOpen(match));
  return (
    <Page
      title={t('mentoring.mentor.title')}
      lead={t('mentoring.mentor.lead', { count: open.length })}
      actions={
        <Button component={Link} variant="default" to="/app/office-hours">
          {t('web.nav.officeHours')}
        </Button>
      }
    >
      <Anchor component={Link} to="/app/mentoring/startups">
        {t('matching.ranking.toStartups')}
      </Anchor>
      {matches.length === 0 && <EmptyState why={t('mentoring.mentor.empty')} />}
      <ul className={classes.offers}>
        {open.map((offer) => (
          <OfferCard key={offer.id} offer={offer} />
        ))}
        {others.map((match) => (
          <li key={match.id} className="semai-card">
            <Group justify="space-between">
              {match.startup ? (
                <Link to={`/app/startups/${match.startup.id}`}>{match.startup.name}</Link>
              ) : (
                <Text c="dimmed">{t('mentoring.mentor.gone')}</Text>
              )}
              <StatusBadge tone={match.state === 'ACTIVE' ? 'brand' : 'grey'}>
                {matchStateNames[match.state] ? t(matchStateNames[match.state]!) : match.state}
              </StatusBadge>
            </Group>
          </li>
        ))}
      </ul>
    </Page>
  );
}

function OfferCard({ offer }: { readonly offer: Offer }) {
  const t = useT();
  const respond = useWrite(respondDocument, { refreshes: [myMatchesDocument] });
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const answer = async (accept: boolean) => {
    const result = await respond.run({ input: { matchId: offer.id, accept, note } });
    setRefusal(result.ok ? null : (result.userErrors[0]?.message ?? t('mentoring.failed')));
  };
  return (
    <li className="semai-card">
      <h2>{offer.startup?.name}</h2>
      <Text>{offer.startup?.oneLiner}</Text>
      <MatchReasons reasons={offer.reasons} nameOf={() => ''} />
      {offer.offeredAt && (
        <Text size="sm" c="dimmed">
          {t('mentoring.mentor.since')} <Moment at={offer.offeredAt} />
        </Text>
      )}
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      <Textarea
        label={t('mentoring.mentor.note')}
        autosize
        minRows={1}
        value={note}
        onChange={({ currentTarget: { value } }) => setNote(value)}
      />
      <Group mt="sm">
        <Button loading={respond.running} onClick={() => void answer(true)}>
          {t('mentoring.mentor.accept')}
        </Button>
        <Button variant="default" onClick={() => void answer(false)}>
          {t('mentoring.mentor.decline')}
        </Button>
      </Group>
    </li>
  );
}
