import { Feather, Zap } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { canConduct, useCommand } from '../command.ts';
import { console as words } from '../i18n/console.ts';
import { pick } from '../i18n/index.ts';
import { facilitator as store } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { notify } from '../ui/notices.tsx';
import { Panel } from '../ui/panel.tsx';
import { Confirm } from './confirm.tsx';
import './needs.css';

/** Turns of the story the pack leaves to the facilitator: a list of pressure, the next wave in it, and one of relief. */
export function StoryPanel() {
  const { t } = words;
  const { pending, run } = useCommand();
  const [asked, setAsked] = useState<string | null>(null);
  const events = store.record('story')?.events ?? [];
  const event = events.find(({ id }) => id === asked);
  const trigger = async (id: string, name: string) => {
    const sent = await run({ type: 'trigger-story', event: id });
    if (sent.ok) notify('done', t('storyDone', { name }));
    setAsked(null);
  };
  if (events.length === 0) return null;
  return (
    <Panel title={t('story')} scroll class="story-panel">
      {(['pressure', 'relief'] as const).map((list) => {
        const own = events.filter((one) => one.list === list);
        if (own.length === 0) return null;
        return (
          <section key={list}>
            <h3 id={`story-${list}`}>{t(`story.${list}`)}</h3>
            <ul class="story" aria-labelledby={`story-${list}`}>
              {own.map(({ id, name, enabled }) => (
                <li key={id}>
                  <Button
                    class="button-line"
                    small
                    icon={list === 'pressure' ? Zap : Feather}
                    disabled={!enabled || !canConduct()}
                    title={enabled ? t('storyTrigger', { name: pick(name) }) : t('storyOff')}
                    onClick={() => setAsked(id)}
                  >
                    {pick(name)}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {event && (
        <Confirm
          title={t('storyAsk', { name: pick(event.name) })}
          confirm={t('storyDo')}
          pending={pending}
          onClose={() => setAsked(null)}
          onConfirm={() => void trigger(event.id, pick(event.name))}
        >
          {t('storyBody')}
        </Confirm>
      )}
    </Panel>
  );
}
