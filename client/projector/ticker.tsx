import { useEffect, useState } from 'preact/hooks';
import { timeOfDay, type ExerciseClock } from '../format.ts';
import { ChannelIcon } from '../facilitator/channel.tsx';
import { pick } from '../i18n/index.ts';
import { projector as words } from '../i18n/projector.ts';
import { projector as store } from '../store.ts';

const kept = 6;
const turnMs = 7_000;

/**
 * The latest news, and in turn the ones before it. Where motion is unwelcome the latest three stand still instead; the
 * stylesheet hides one or the other.
 */
export function Ticker({ clock }: { clock: ExerciseClock }) {
  const { t } = words;
  const news = store
    .all('news')
    .toSorted((a, b) => b.record.tick - a.record.tick || Number(b.id) - Number(a.id))
    .slice(0, kept);
  const newest = news[0]?.id;
  const [turn, setTurn] = useState(1);
  useEffect(() => {
    setTurn(1);
    const timer = setInterval(() => setTurn((n) => n + 1), turnMs);
    return () => clearInterval(timer);
  }, [newest]);

  const older = news.length > 1 ? news[1 + ((turn - 1) % (news.length - 1))] : undefined;
  const item = (entry: (typeof news)[number]) => (
    <>
      <ChannelIcon channel={entry.record.channel} size={18} />
      <time>{timeOfDay(entry.record.tick, clock)}</time>
      <span class="news-from">{pick(entry.record.from)}</span>
      <b>{pick(entry.record.title)}</b>
    </>
  );
  return (
    <section class="news" aria-label={t('news')}>
      {news.length === 0 && <p class="news-line">{t('newsNone')}</p>}
      {news[0] && (
        <p class="news-line news-latest" key={news[0].id} aria-live="polite">
          {item(news[0])}
        </p>
      )}
      {older && (
        <p class="news-line news-turning" key={`${older.id} ${turn}`} aria-hidden="true">
          {item(older)}
        </p>
      )}
      <div class="news-still">
        {news.slice(1, 3).map((entry) => (
          <p class="news-line" key={entry.id}>
            {item(entry)}
          </p>
        ))}
      </div>
    </section>
  );
}
