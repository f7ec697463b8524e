import { Timer } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import type { PromptRecord } from '#protocol/wall.ts';
import { projector as words } from '../i18n/projector.ts';
import { serverNow } from '../serverTime.ts';
import { projector as store } from '../store.ts';
import { Icon } from '../ui/icon.tsx';
import { countdownEnd, promptSize, timeLeft } from './countdown.ts';
import { Words } from '../ui/written.tsx';
import './wallOver.css';

/** The facilitator's question over everything but the bar, until it is taken off. */
export function WallPrompt() {
  const prompt = store.record('prompt');
  if (!prompt) return null;
  const end = countdownEnd(prompt);
  return (
    <section class="wall-prompt" role="status">
      <p class={`wall-prompt-text is-${promptSize(prompt.text)}`}>
        <Words of={prompt.text} />
      </p>
      {end !== null && <Countdown key={end} prompt={prompt} end={end} />}
    </section>
  );
}

function Countdown({ end, prompt }: { end: number; prompt: PromptRecord }) {
  const { t } = words;
  // A time that was long on its way reads as a little earlier than it is: never as more than was given.
  const now = () => timeLeft(end, Math.max(prompt.at, serverNow()));
  const [left, setLeft] = useState(now);
  const over = left === '0:00';
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => setLeft(now()), 250);
    return () => clearInterval(timer);
  }, [end, over]);
  return (
    <p class={over ? 'wall-prompt-time is-over' : 'wall-prompt-time'} role="timer" aria-live="off">
      <Icon of={Timer} size={32} />
      {over ? t('timeUp') : <b>{left}</b>}
      <span class="visually-hidden">{t('minutes', { count: prompt.minutes ?? 0 })}</span>
    </p>
  );
}
