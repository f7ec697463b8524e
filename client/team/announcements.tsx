import { signal } from '@preact/signals';
import { Megaphone, X } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { timeOfDay } from '../format.ts';
import { common } from '../i18n/common.ts';
import { team as words } from '../i18n/team.ts';
import { team } from '../store.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { clockOf } from './names.ts';
import './bar.css';

/** Put away on this page; a reload shows the last one again, which is better than losing it. */
const dismissed = signal<ReadonlySet<string>>(new Set());

/** The facilitator's last word, above everything until it is put away. */
export function Announcements() {
  const last = team
    .all('announcement')
    .toSorted((a, b) => Number(a.id) - Number(b.id))
    .at(-1);
  const shown = last && !dismissed.value.has(last.id) ? last : null;
  useEffect(() => {
    if (shown) announce(`${words.t('announcement')}: ${shown.record.text}`, 'assertive');
  }, [shown?.id]);
  if (!shown) return null;
  return (
    <div class="announcement">
      <Icon of={Megaphone} size={18} />
      <p>
        <b>{words.t('announcement')}</b>{' '}
        <span class="announcement-time">{timeOfDay(shown.record.tick, clockOf())}</span> {shown.record.text}
      </p>
      <Button
        kind="plain"
        small
        icon={X}
        label={common.t('dismiss')}
        onClick={() => {
          dismissed.value = new Set([...dismissed.value, shown.id]);
        }}
      />
    </div>
  );
}
