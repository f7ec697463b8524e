import { labelled } from '../i18n/common.ts';
import { pick } from '../i18n/index.ts';
import { preparation as words } from '../i18n/preparation.ts';
import { byId } from '../store.ts';

/** What was prepared, by name: `A signed plan · Paper kits`. */
export function preparedNames(ids: readonly string[]): string {
  const names = ids.map((id) => {
    const card = byId.value.preparations.get(id);
    return card ? pick(card.title) : id;
  });
  return names.length === 0 ? words.t('nothing') : names.join(' · ');
}

/** The same as a line of its own; nothing where the scenario has nothing to prepare. */
export function Prepared({ ids, class: extra }: { ids: readonly string[]; class?: string }) {
  if (byId.value.preparations.size === 0) return null;
  return (
    <p class={extra}>
      <span class="muted">{labelled(words.t('prepared'), '')}</span>
      {preparedNames(ids)}
    </p>
  );
}
