import { ChevronLeft, ChevronRight } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { debriefWords } from '../i18n/debrief.ts';
import { Icon } from '../ui/icon.tsx';
import { allNamedUpTo } from './curves.ts';
import { MeasureChart, type MeasureChartProps, measureName, measures } from './measureChart.tsx';
import { Podium } from './podium.tsx';
import { podium } from './ranking.ts';
import { RankingTable } from './rankingTable.tsx';

/** How long each stands on the wall by itself. */
const slideMs = 20_000;
const slides = ['ranking', ...measures] as const;

/** For the projector: one thing at a time over the full width, in turn; a hand on the buttons stops the turning. */
export function WallSlides(props: Omit<MeasureChartProps, 'measure' | 'height'>) {
  const { t } = debriefWords;
  const { ranked, ghosts } = props;
  const [at, setAt] = useState(0);
  const [turning, setTurning] = useState(true);
  useEffect(() => {
    if (!turning) return;
    const timer = setInterval(() => setAt((now) => (now + 1) % slides.length), slideMs);
    return () => clearInterval(timer);
  }, [turning]);
  const go = (by: number): void => {
    setTurning(false);
    setAt((at + by + slides.length) % slides.length);
  };
  const slide = slides[at] ?? 'ranking';
  const title = slide === 'ranking' ? t('ranking') : measureName(slide);
  const steps = podium(ranked);
  return (
    <main class="debrief-wall" aria-label={t('slides')}>
      <header class="wall-slide-head">
        <h1>{title}</h1>
        <div class="wall-slide-nav">
          <button type="button" class="button button-icon" aria-label={t('previous')} onClick={() => go(-1)}>
            <Icon of={ChevronLeft} />
          </button>
          <span>
            {at + 1} / {slides.length}
          </span>
          <button type="button" class="button button-icon" aria-label={t('next')} onClick={() => go(1)}>
            <Icon of={ChevronRight} />
          </button>
        </div>
      </header>
      {slide === 'ranking' ? (
        <>
          <Podium teams={steps} />
          <RankingTable ranked={ranked} ghosts={ghosts} rows={steps.length > 0 ? 4 : 8} fixed />
        </>
      ) : (
        <>
          <MeasureChart key={slide} {...props} measure={slide} height="max(12rem, 100dvh - 11.5rem)" />
          <p class="caption">{t(ranked.length > allNamedUpTo ? 'thinLines' : 'dashedLines')}</p>
        </>
      )}
    </main>
  );
}
