import { ChevronLeft, ChevronRight } from 'lucide-preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { Renewed, Result } from '#protocol/views.ts';
import type { WallSlide } from '#protocol/wall.ts';
import { debriefWords } from '../i18n/debrief.ts';
import { Icon } from '../ui/icon.tsx';
import { allNamedUpTo, commonTicks } from './curves.ts';
import { MeasureChart } from './measureChart.tsx';
import { ghostsOf, podium, rank } from './ranking.ts';
import { RankingTable } from './rankingTable.tsx';
import { renewedMarkers, renewedNote } from './renewed.ts';
import { slideName } from './slideName.ts';
import { firstSlide, keyTurns, slideAfter, slideBeside, slidesFor, staysMs, uncovered } from './slides.ts';
import { WallPodium } from './wallPodium.tsx';
import './wall.css';

export interface WallResultsProps {
  result: Result;
  catalogue: Catalogue;
  /** The slide the facilitator holds; null: they turn by themselves. */
  held: WallSlide | null;
  /** Whether the room has not seen the podium yet. */
  reveal: boolean;
  /** Tick from which newer rules of the game apply; null: none do. */
  renewed: Renewed | null;
}

/**
 * For the projector: one thing at a time over the full width, in turn. The facilitator holds one from the console; arrow keys
 * and a presenter's remote turn too, and a wall left alone goes on by itself.
 */
export function WallResults({ result, catalogue, held, reveal, renewed }: WallResultsProps) {
  const { t } = debriefWords;
  const ranked = useMemo(() => rank(result, null), [result]);
  const ghosts = useMemo(() => ghostsOf(result), [result]);
  const ticks = useMemo(() => commonTicks(result.runs), [result]);
  const steps = useMemo(() => podium(ranked), [ranked]);
  const slides = useMemo(() => slidesFor(steps), [steps]);
  const [now, setNow] = useState<{ slide: WallSlide; byHand: boolean }>(() => ({
    slide: firstSlide(slides, reveal),
    byHand: false,
  }));
  const slide = slides.includes(now.slide) ? now.slide : firstSlide(slides, false);
  // What the facilitator holds counts when it changes: a hand on this wall's own keys may still leave it.
  useEffect(() => {
    if (held && slides.includes(held)) setNow({ slide: held, byHand: false });
  }, [held, slides]);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(
      () => setNow({ slide: slideAfter(slides, slide), byHand: false }),
      staysMs(slide, now.byHand),
    );
    return () => clearTimeout(timer);
  }, [held, slides, slide, now.byHand]);

  const go = useRef((_by: 1 | -1) => {});
  go.current = (by) => setNow({ slide: slideBeside(slides, slide, by), byHand: true });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const by = event.ctrlKey || event.metaKey || event.altKey ? null : keyTurns(event.key);
      if (by === null) return;
      event.preventDefault();
      go.current(by);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  const note = renewedNote(renewed, ticks, catalogue.clock);
  const isPodium = slide === 'third' || slide === 'second' || slide === 'podium';
  return (
    <main class="debrief-wall" aria-label={t('slides')}>
      <header class="wall-slide-head">
        <h1>{isPodium ? t('podium') : slideName(slide)}</h1>
        <div class="wall-slide-nav">
          <button
            type="button"
            class="button button-icon"
            aria-label={t('previous')}
            onClick={() => go.current(-1)}
          >
            <Icon of={ChevronLeft} />
          </button>
          <span>
            {slides.indexOf(slide) + 1} / {slides.length}
          </span>
          <button
            type="button"
            class="button button-icon"
            aria-label={t('next')}
            onClick={() => go.current(1)}
          >
            <Icon of={ChevronRight} />
          </button>
        </div>
      </header>
      {isPodium ? (
        <WallPodium teams={steps} from={uncovered(slide)} />
      ) : slide === 'ranking' ? (
        <>
          <RankingTable ranked={ranked} ghosts={ghosts} rows={7} fixed />
          {note && <p class="caption">{note}</p>}
        </>
      ) : (
        <>
          <MeasureChart
            key={slide}
            {...{ ranked, ghosts, ticks, renewed }}
            clock={catalogue.clock}
            measure={slide}
            height="max(12rem, 100dvh - 11.5rem)"
          />
          <p class="caption">
            {t(ranked.length > allNamedUpTo ? 'thinLines' : 'dashedLines')}{' '}
            {renewedMarkers(renewed, ticks).length > 0 && t('renewedLine')}
          </p>
        </>
      )}
    </main>
  );
}
