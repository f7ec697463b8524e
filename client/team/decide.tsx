import { useComputed } from '@preact/signals';
import { ChevronLeft, ChevronRight, Search } from 'lucide-preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ActionCard } from '#protocol/catalogue.ts';
import { pick } from '../i18n/index.ts';
import { team as words } from '../i18n/team.ts';
import { catalogue, team } from '../store.ts';
import { Icon } from '../ui/icon.tsx';
import { Empty } from '../ui/states.tsx';
import { Tabs, TabPanel } from '../ui/tabs.tsx';
import { composes, justTyped } from '../ui/useKeptFocus.ts';
import { DecisionCard } from './decisionCard.tsx';
import { DecisionDialog } from './decisionDialog.tsx';
import { layout } from './layout.ts';
import { wanted } from './navigation.ts';
import { rolesForMe } from './rights.ts';
import { useSideScroll } from './useSideScroll.ts';
import './decide.css';

const t = words.t;
const forYou = 'for-you';

/** The decisions one can take: by role, by search, and first of all one's own. */
export function Decide() {
  const [tab, setTab] = useState<string>(forYou);
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState<ActionCard | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const row = useRef<HTMLUListElement>(null);
  useSlash(search);
  const known = catalogue.value;
  useEffect(() => {
    const card = known?.actions.find(({ id }) => id === wanted.value);
    if (!card) return;
    wanted.value = null;
    setOpened(card);
  }, [wanted.value, known]);
  const mine = rolesForMe();
  const roles = known?.roles ?? [];
  const cards = useMemo(
    () => readyFirst(choose(known?.actions ?? [], query ? null : tab === forYou ? mine : [tab], query)),
    [known, tab, query, mine.join(' '), useSorted(row)],
  );
  const { before, after } = useSideScroll(row, cards.length);
  /** The first card that is not wholly in sight on that side comes to the other end of the row. */
  const turn = (to: 'before' | 'after') => {
    const cards = [...(row.current?.children ?? [])];
    const next = to === 'after' ? cards[cards.length - after] : cards[before - 1];
    next?.scrollIntoView({ inline: to === 'after' ? 'start' : 'end', block: 'nearest', behavior: 'smooth' });
  };
  return (
    <section class="panel decide" data-place="decide" aria-labelledby="decide-title">
      <header class="decide-head">
        <h2 id="decide-title">{t('decide')}</h2>
        <Tabs
          class="decide-tabs"
          name="decide"
          label={t('decide')}
          selected={tab}
          onSelect={(id) => {
            setTab(id);
            setQuery('');
          }}
          items={[
            { id: forYou, label: t('forYou') },
            ...roles.map((role) => ({ id: role.id, label: pick(role.name) })),
          ]}
        />
        <label class="decide-search">
          <Icon of={Search} size={14} />
          <span class="visually-hidden">{t('search')}</span>
          <input
            ref={search}
            type="search"
            placeholder={t(layout.value === 'narrow' ? 'searchPlain' : 'searchKey')}
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={(event) => {
              const [first] = cards;
              if (event.key === 'Enter' && query && first && !composes(event)) setOpened(first);
              if (event.key !== 'Escape') return;
              setQuery('');
              event.currentTarget.blur();
            }}
          />
        </label>
      </header>
      <TabPanel name="decide" selected={tab} class="decide-panel">
        {cards.length === 0 && <Empty icon={Search}>{t('noneFound', { query })}</Empty>}
        {before > 0 && (
          <button
            class="cards-turn"
            type="button"
            aria-label={t('cardsBefore', { count: before })}
            onClick={() => turn('before')}
          >
            <Icon of={ChevronLeft} size={16} /> {before}
          </button>
        )}
        <ul class="cards" ref={row}>
          {cards.map((card) => (
            <DecisionCard key={card.id} card={card} onOpen={() => setOpened(card)} />
          ))}
        </ul>
        {after > 0 && (
          <button
            class="cards-turn"
            type="button"
            aria-label={t('cardsAfter', { count: after })}
            onClick={() => turn('after')}
          >
            <Icon of={ChevronRight} size={16} /> {after}
          </button>
        )}
      </TabPanel>
      {opened && <DecisionDialog card={opened} onClose={() => setOpened(null)} />}
    </section>
  );
}

/** Those of the given roles (none given: all), or those that hold every word of the query. */
export function choose(
  cards: readonly ActionCard[],
  roles: readonly string[] | null,
  query: string,
): ActionCard[] {
  const sought = plain(query).split(/\s+/).filter(Boolean);
  return cards.filter((card) => {
    if (roles && roles.length > 0 && !roles.includes(card.role)) return false;
    const text = plain(`${pick(card.title)} ${pick(card.about)}`);
    return sought.every((word) => text.includes(word));
  });
}

/** Accents and capitals do not matter to a search. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * What can be taken now comes first. Computed when the tab or the search changes, not when a record does: a card must not
 * move away under the finger.
 */
function readyFirst(cards: ActionCard[]): ActionCard[] {
  const table = team.table.peek();
  const isReady = (card: ActionCard) => table?.[`action:${card.id}`]?.ready !== false;
  return [...cards.filter(isReady), ...cards.filter((card) => !isReady(card))];
}

/**
 * Counts up when cards may be put in order anew: something has become possible or impossible, and no finger, pointer or focus is in
 * their row.
 */
function useSorted(row: { current: HTMLElement | null }): number {
  const [sorted, setSorted] = useState(0);
  const ready = useComputed(() =>
    team
      .all('action')
      .flatMap(({ id, record }) => (record.ready ? [id] : []))
      .join(),
  ).value;
  const held = () => row.current?.matches(':hover, :focus-within') ?? false;
  useEffect(() => {
    if (!held()) return setSorted((before) => before + 1);
    const element = row.current;
    const later = () => !held() && setSorted((before) => before + 1);
    element?.addEventListener('pointerleave', later);
    element?.addEventListener('focusout', later);
    return () => {
      element?.removeEventListener('pointerleave', later);
      element?.removeEventListener('focusout', later);
    };
  }, [ready]);
  return sorted;
}

/** `/` puts the cursor into the search, unless one is typing elsewhere. */
function useSlash(input: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || justTyped()) return;
      const at = event.target;
      if (at instanceof HTMLElement && at.closest('input, textarea, select, dialog')) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
