import type { Catalogue } from '#protocol/catalogue.ts';
import type { Lifecycle } from '#protocol/views.ts';
import { projector as words } from '../i18n/projector.ts';
import { projector as store } from '../store.ts';
import { lazily } from '../ui/lazily.tsx';

const DebriefScreen = lazily(async () => (await import('../debrief/index.tsx')).DebriefScreen);

/** After ENDEX: the debrief's charts at the scale of the wall. */
export function Results({ catalogue, lifecycle }: { catalogue: Catalogue; lifecycle: Lifecycle }) {
  const { t } = words;
  const result = store.record('result');
  if (!result) {
    return (
      <main class="wall-end">
        <h1>{t(lifecycle === 'closed' ? 'closed' : 'debrief')}</h1>
        <p>{t(lifecycle === 'closed' ? 'closedBody' : 'debriefWait')}</p>
      </main>
    );
  }
  return (
    <div class="wall-results">
      <DebriefScreen result={result} catalogue={catalogue} scale="wall" />
    </div>
  );
}
