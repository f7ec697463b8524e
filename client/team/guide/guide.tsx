import { useLayoutEffect, useRef } from 'preact/hooks';
import { guide as words } from '../../i18n/guide.ts';
import { readOnly } from '../../store.ts';
import { Button } from '../../ui/button.tsx';
import { layout, part } from '../layout.ts';
import { around, cardPlace, shadePath } from './place.ts';
import { endGuide, guideSeen, guideStep, markSeen, startGuide, turnGuide } from './state.ts';
import { guideSteps, type GuideStep } from './steps.ts';
import { useFrames } from './useFrames.ts';
import './guide.css';

const t = words.t;

/** The guided start, where it has been asked for. */
export function Guide() {
  const at = guideStep.value;
  const step = at === null ? undefined : guideSteps[at];
  return step && at !== null ? <Steps at={at} step={step} /> : null;
}

const cardMargin = 10;

/**
 * One step: the screen under a shade, with what the step speaks of left clear, and a card that says what it is. A modal of
 * its own rather than `Dialog`: it must leave the screen in sight and stand beside what it explains.
 */
function Steps({ at, step }: { at: number; step: GuideStep }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const next = useRef<HTMLDivElement>(null);
  const narrow = layout.value === 'narrow';
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  // Before it is painted: whoever sees the card can press its button.
  useLayoutEffect(() => {
    if (narrow) part.value = step.part;
    // The button that was pressed may be gone with its step.
    if (!card.current?.contains(document.activeElement)) next.current?.querySelector('button')?.focus();
  }, [at, narrow]);
  const { frames, size } = useFrames(narrow ? step.narrowPlaces : step.places, card);
  const place = cardPlace(size.card, around(frames), size.window, cardMargin);
  const last = at === guideSteps.length - 1;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows turn the steps; the buttons do too
    <dialog
      ref={dialog}
      class="guide"
      aria-label={t('title')}
      onCancel={(event) => {
        event.preventDefault();
        endGuide();
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight' && !last) turnGuide(1);
        if (event.key === 'ArrowLeft') turnGuide(-1);
      }}
    >
      <svg class="guide-shade" width={size.window.width} height={size.window.height} aria-hidden="true">
        <path d={shadePath(size.window, frames)} fill-rule="evenodd" />
        {frames.map(({ left, top, right, bottom }, i) => (
          <rect key={i} x={left} y={top} width={right - left} height={bottom - top} rx="8" />
        ))}
      </svg>
      <div ref={card} class="guide-card" style={{ left: `${place.left}px`, top: `${place.top}px` }}>
        <div class="guide-words" aria-live="polite">
          <p class="guide-count">
            {t('count', { at: at + 1, of: guideSteps.length })}
            <span class="guide-pips" aria-hidden="true">
              {guideSteps.map((one, i) => (
                <i key={one.title} class={i <= at ? 'is-full' : ''} />
              ))}
            </span>
          </p>
          <h2>{t(step.title)}</h2>
          <p>{t(step.text)}</p>
        </div>
        <div class="guide-buttons" ref={next}>
          <Button kind="primary" onClick={() => turnGuide(1)}>
            {t(last ? 'done' : 'next')}
          </Button>
          {at > 0 && <Button onClick={() => turnGuide(-1)}>{t('back')}</Button>}
          {!last && (
            <Button kind="plain" class="guide-skip" onClick={endGuide}>
              {t('skip')}
            </Button>
          )}
        </div>
        {at === 0 && <p class="guide-keys caption">{t('keys')}</p>}
      </div>
    </dialog>
  );
}

/** For who came after the briefing, or never had one: once, a line that offers the steps. */
export function GuideOffer() {
  if (readOnly.value || guideStep.value !== null || guideSeen()) return null;
  return (
    <aside class="guide-offer" aria-label={t('title')}>
      <p>{t('offer')}</p>
      <Button small kind="primary" onClick={startGuide}>
        {t('offerYes')}
      </Button>
      <Button small kind="plain" onClick={markSeen}>
        {t('offerNo')}
      </Button>
    </aside>
  );
}
