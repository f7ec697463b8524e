import { pick } from '../i18n/index.ts';
import { lobby } from '../i18n/lobby.ts';
import { catalogue, team } from '../store.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Prepared } from '../ui/prepared.tsx';
import { Markdown } from './markdown.tsx';
import './preparation.css';
import './markdown.css';

/** The situation manual and the terms of the field, at hand during play. */
export function ManualDialog({ onClose }: { onClose: () => void }) {
  const known = catalogue.value;
  if (!known) return null;
  const terms = known.glossary
    .map(({ id, term, meaning }) => ({ id, term: pick(term), meaning: pick(meaning) }))
    .toSorted((a, b) => a.term.localeCompare(b.term));
  return (
    <Dialog title={lobby.t('manual')} onClose={onClose} wide>
      <div data-place="manual">
        <Prepared ids={team.record('preparation')?.chosen ?? []} class="manual-prepared" />
        <Markdown source={pick(known.manual)} />
        <h3 class="glossary-title">{lobby.t('glossary')}</h3>
        <dl class="glossary">
          {terms.map(({ id, term, meaning }) => (
            <div key={id}>
              <dt>{term}</dt>
              <dd class="muted">{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Dialog>
  );
}
