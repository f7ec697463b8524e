import { dayAndTime } from '../format.ts';
import { console as words } from '../i18n/console.ts';
import { catalogue, facilitator as store } from '../store.ts';
import { ConnectionBanner } from '../ui/connectionBanner.tsx';
import './console.css';

/** Says that the figures are old and from when; the exercise itself may go on. */
export function LostBanner() {
  const tick = store.record('clock')?.tick ?? 0;
  const clock = catalogue.value?.clock;
  const time = clock ? dayAndTime(tick, clock) : '';
  return <ConnectionBanner class="console-lost" body={words.t('lostBody', { time })} />;
}
