import { Megaphone, X } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { common, labelled } from '../i18n/common.ts';
import { team as words } from '../i18n/team.ts';
import { team } from '../store.ts';
import type { Entry } from '#protocol/delta.ts';
import type { TeamRecords } from '#protocol/views.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { dismiss, memory } from './memory.ts';
import { momentOf } from './names.ts';
import { Words } from '../ui/written.tsx';
import './announcement.css';

const keyOf = (id: string): string => `announcement:${id}`;

/** The facilitator's last word, unless this seat has put it away; a later one takes its place, and the log has them all. */
export function shownAnnouncement(): Entry<TeamRecords[`announcement:${number}`]> | null {
  const last = team
    .all('announcement')
    .toSorted((a, b) => a.record.tick - b.record.tick || Number(a.id) - Number(b.id))
    .at(-1);
  return last && !memory.value.dismissed.has(keyOf(last.id)) ? last : null;
}

/** The facilitator's last word, above everything until it is put away. */
export function Announcements() {
  const shown = shownAnnouncement();
  useEffect(() => {
    if (shown) announce(labelled(words.t('announcement'), shown.record.text), 'assertive');
  }, [shown?.id]);
  if (!shown) return null;
  return (
    <div class="announcement">
      <Icon of={Megaphone} size={18} />
      <p>
        <b>{words.t('announcement')}</b> <span>{momentOf(shown.record.tick)}</span>{' '}
        <Words of={shown.record.text} />
      </p>
      <Button
        kind="plain"
        small
        icon={X}
        label={common.t('dismiss')}
        onClick={() => dismiss([keyOf(shown.id)])}
      />
    </div>
  );
}
