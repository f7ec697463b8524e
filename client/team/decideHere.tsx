import type { ActionCard } from '#protocol/catalogue.ts';
import { pick } from '../i18n/index.ts';
import { team as words } from '../i18n/team.ts';
import { catalogue, readOnly } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { targetName } from './names.ts';
import { goTo } from './navigation.ts';
import { aimedAt, parted } from './target.ts';
import './mapPane.css';

/** What can be decided about what is chosen on a map or in a list; the decision opens with its target taken over. */
export function DecideHere({ of }: { of: string | null }) {
  const chosen = parted(of);
  const cards: ActionCard[] = chosen ? aimedAt(catalogue.value?.actions ?? [], chosen) : [];
  if (!chosen || readOnly.value || cards.length === 0) return null;
  const place = targetName(chosen.id, chosen.kind);
  return (
    <div class="decide-here" role="group" aria-label={words.t('decideHere', { place })}>
      {cards.map((card) => (
        <Button key={card.id} small onClick={() => goTo({ to: 'decision', id: card.id })}>
          {pick(card.title)}
        </Button>
      ))}
    </div>
  );
}
