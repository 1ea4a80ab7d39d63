import { Button, Group, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { EmptyState } from '../../design/states.js';
import { showToast } from '../../design/toasts-store.js';
import { useT } from '../../i18n.js';
import { mostRanked, moved, rankedIds } from './ranking.js';
import classes from './ranking.module.css';

/** Somebody of the other side, in words. */
export interface RankOption {
  readonly id: string;
  readonly name: string;
  /** Who or what this is, in a line. */
  readonly line: string;
  readonly about: string;
  readonly tags: readonly string[];
  /** In which languages, how and where to meet. */
  readonly meets: string;
  readonly rank: number | null;
}

type Answer = { readonly ok: boolean; readonly userErrors?: readonly { readonly message: string }[] };

export interface RankBoardProps {
  readonly options: readonly RankOption[];
  /** Whether the viewer may change the ranking. */
  readonly mayRank: boolean;
  readonly none: string;
  readonly onSave: (ids: string[]) => Promise<Answer>;
}

/** One's ranking on top, everybody who can be ranked below as cards. Nobody of the other side sees the ranking. */
export function RankBoard({ options, mayRank, none, onSave }: RankBoardProps) {
  const t = useT();
  const before = rankedIds(options);
  const [chosen, setChosen] = useState<readonly string[]>(before);
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const changed = chosen.join() !== before.join();
  const nameOf = (id: string) => options.find((one) => one.id === id)?.name ?? '';
  const put = (next: readonly string[], id: string) => {
    setChosen(next);
    const rank = next.indexOf(id) + 1;
    setSaid(
      rank > 0
        ? t('matching.ranking.now', { name: nameOf(id), rank })
        : t('matching.ranking.out', { name: nameOf(id) }),
    );
  };
  const save = async () => {
    setSaving(true);
    const answer = await onSave([...chosen]);
    setSaving(false);
    setRefusal(answer.ok ? null : (answer.userErrors?.[0]?.message ?? t('mentoring.failed')));
    if (answer.ok) showToast(t('matching.ranking.saved'));
  };
  if (options.length === 0) return <EmptyState why={none} />;
  return (
    <>
      <Chosen ids={chosen} nameOf={nameOf} mayRank={mayRank} onChange={put} />
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      {mayRank && (
        <Button disabled={!changed} loading={saving} onClick={() => void save()} my="sm">
          {t('matching.ranking.save')}
        </Button>
      )}
      <div className="semai-unseen" aria-live="polite">
        {said}
      </div>
      <Directory options={options} chosen={chosen} mayRank={mayRank} onAdd={(id) => put([...chosen, id], id)} />
    </>
  );
}

interface ChosenProps {
  readonly ids: readonly string[];
  readonly nameOf: (id: string) => string;
  readonly mayRank: boolean;
  readonly onChange: (next: readonly string[], id: string) => void;
}

function Chosen({ ids, nameOf, mayRank, onChange }: ChosenProps) {
  const t = useT();
  const list = useRef<HTMLOListElement>(null);
  const pressed = useRef<string | null>(null);
  useEffect(() => {
    // A button that was pressed keeps the focus in its new place, or hands it to its neighbour at the end of the list.
    if (pressed.current === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${pressed.current}"]`);
    if (row && !row.contains(document.activeElement)) row.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
    pressed.current = null;
  }, [ids]);
  const step = (id: string, by: -1 | 1) => {
    pressed.current = id;
    onChange(moved(ids, id, by), id);
  };
  return (
    <section>
      <h3>{t('matching.ranking.yours')}</h3>
      {ids.length === 0 && <Text c="dimmed">{t('matching.ranking.empty')}</Text>}
      <ol ref={list} className={classes.chosen}>
        {ids.map((id, at) => (
          <li key={id} data-row={id}>
            <span className={classes.place} aria-hidden="true">
              {at + 1}
            </span>
            <strong>{nameOf(id)}</strong>
            {mayRank && (
              <Group gap={4} wrap="nowrap" className={classes.moves}>
                <Button
                  size="compact-md"
                  variant="default"
                  disabled={at === 0}
                  aria-label={t('matching.ranking.up', { name: nameOf(id) })}
                  onClick={() => step(id, -1)}
                >
                  ↑
                </Button>
                <Button
                  size="compact-md"
                  variant="default"
                  disabled={at === ids.length - 1}
                  aria-label={t('matching.ranking.down', { name: nameOf(id) })}
                  onClick={() => step(id, 1)}
                >
                  ↓
                </Button>
                <Button
                  size="compact-md"
                  variant="default"
                  aria-label={t('matching.ranking.removeNamed', { name: nameOf(id) })}
                  onClick={() =>
                    onChange(
                      ids.filter((one) => one !== id),
                      id,
                    )
                  }
                >
                  ×
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface DirectoryProps {
  readonly options: readonly RankOption[];
  readonly chosen: readonly string[];
  readonly mayRank: boolean;
  readonly onAdd: (id: string) => void;
}

/** Cards from which a long list is searched by any of its words. */
const searchFrom = 9;

function Directory({ options, chosen, mayRank, onAdd }: DirectoryProps) {
  const t = useT();
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const shown = options.filter(({ name, line, about, tags, meets }) =>
    [name, line, about, meets, ...tags].join(' ').toLowerCase().includes(wanted),
  );
  const isFull = chosen.length >= mostRanked;
  return (
    <section>
      <h3>{t('matching.ranking.directory', { count: options.length })}</h3>
      {options.length >= searchFrom && (
        <TextInput
          label={t('matching.ranking.search')}
          maw={360}
          mb="sm"
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
      )}
      {shown.length === 0 && <Text c="dimmed">{t('matching.ranking.nothing')}</Text>}
      <ul className={classes.cards}>
        {shown.map(({ id, name, line, about, tags, meets }) => {
          const place = chosen.indexOf(id) + 1;
          return (
            <li key={id} className="semai-card">
              <div className={classes.head}>
                <span className={classes.face} aria-hidden="true">
                  {name.slice(0, 1)}
                </span>
                <div>
                  <h4 className={classes.name}>{name}</h4>
                  {line !== '' && <Text size="sm">{line}</Text>}
                </div>
              </div>
              {about !== '' && (
                <Text size="sm" lineClamp={4}>
                  {about}
                </Text>
              )}
              {tags.length > 0 && (
                <ul className={classes.tags}>
                  {tags.map((tag) => (
                    <li key={tag}>{tag}</li>
                  ))}
                </ul>
              )}
              {meets !== '' && (
                <Text size="sm" c="dimmed">
                  {meets}
                </Text>
              )}
              {place > 0 ? (
                <Text size="sm" fw={600} mt="auto">
                  {t('matching.ranking.rank', { rank: place })}
                </Text>
              ) : (
                mayRank && (
                  <Button
                    mt="auto"
                    size="sm"
                    variant="default"
                    disabled={isFull}
                    aria-label={t('matching.ranking.addNamed', { name })}
                    onClick={() => onAdd(id)}
                  >
                    {t('matching.ranking.add')}
                  </Button>
                )
              )}
            </li>
          );
        })}
      </ul>
      {isFull && mayRank && (
        <Text size="sm" c="dimmed">
          {t('matching.ranking.full', { most: mostRanked })}
        </Text>
      )}
    </section>
  );
}
