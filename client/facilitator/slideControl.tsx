import { ChevronLeft, ChevronRight } from 'lucide-preact';
import type { Result } from '#protocol/views.ts';
import type { WallSlide } from '#protocol/wall.ts';
import { useCommand } from '../command.ts';
import { status } from '../connection.ts';
import { podium, rank } from '../debrief/ranking.ts';
import { slideName } from '../debrief/slideName.ts';
import { slidesFor } from '../debrief/slides.ts';
import { prompt as words } from '../i18n/prompt.ts';
import { facilitator as store } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import './debriefRoom.css';

/** Which of the results the wall shows: each in turn, or the one the facilitator talks about. */
export function SlideControl({ result }: { result: Result }) {
  const { t } = words;
  const { pending, run } = useCommand();
  const slides = slidesFor(podium(rank(result, null)));
  const held = store.record('slide')?.slide ?? null;
  const at = held ? slides.indexOf(held) : -1;
  const show = (slide: WallSlide | null) => void run({ type: 'show-slide', slide });
  const off = status.value !== 'live';
  const first = slides[0] ?? null;
  return (
    <div class="slide-control">
      <SelectField
        class="field-row"
        label={t('slides')}
        value={held ?? ''}
        options={[
          { id: '', label: t('slidesTurn') },
          ...slides.map((slide) => ({ id: slide, label: slideName(slide) })),
        ]}
        onSelect={(id) => show(slides.find((slide) => slide === id) ?? null)}
      />
      <Button
        icon={ChevronLeft}
        label={t('slidePrevious')}
        disabled={off || pending || at <= 0}
        onClick={() => show(slides[at - 1] ?? first)}
      />
      <Button
        icon={ChevronRight}
        label={t('slideNext')}
        disabled={off || pending || at === slides.length - 1}
        onClick={() => show(slides[at + 1] ?? first)}
      />
    </div>
  );
}
