import { useEffect, useState } from 'preact/hooks';
import { ChannelIcon } from '../ui/channel.tsx';
import { moment, type ExerciseClock } from '../format.ts';
import { pick } from '../i18n/index.ts';
import { projector as words } from '../i18n/projector.ts';
import { projector as store } from '../store.ts';
import './news.css';

const kept = 6;
const turnMs = 7_000;

/**
 * The latest news, and in turn the ones before it. Where motion is unwelcome the one before it stands still instead; the
 * stylesheet hides one or the other.
 */
export function Ticker({ clock }: { clock: ExerciseClock }) {
  const { t } = words;
  const news = store
    .all('news')
    .toSorted((a, b) => b.record.tick - a.record.tick || Number(b.id) - Number(a.id))
    .slice(0, kept);
  const [latest, ...before] = news;
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    setTurn(0);
    const timer = setInterval(() => setTurn((n) => n + 1), turnMs);
    return () => clearInterval(timer);
  }, [latest?.id]);

  const older = before.length > 0 ? before[turn % before.length] : undefined;
  const now = store.record('clock')?.tick ?? 0;
  const when = ({ record: { channel, tick } }: (typeof news)[number]) => (
    <>
      <ChannelIcon channel={channel} size={18} />
      <time>{moment(tick, now, clock)}</time>
    </>
  );
  return (
    <section class="news" aria-label={t('news')}>
      {!latest && <p class="news-line">{t('newsNone')}</p>}
      {latest && (
        <div class="news-latest" key={latest.id} aria-live="polite">
          {when(latest)}
          <span class="news-from">{pick(latest.record.from)}</span>
          <p class="news-title">{pick(latest.record.title)}</p>
        </div>
      )}
      {older && (
        <p class="news-line news-turning" key={`${older.id} ${turn}`} aria-hidden="true">
          {when(older)}
          <b>{pick(older.record.title)}</b>
        </p>
      )}
      <div class="news-still">
        {before.slice(0, 1).map((entry) => (
          <p class="news-line" key={entry.id}>
            {when(entry)}
            <b>{pick(entry.record.title)}</b>
          </p>
        ))}
      </div>
    </section>
  );
}
