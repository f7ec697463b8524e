import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Check, Info, TriangleAlert, X } from 'lucide-preact';
import { common } from '../i18n/common.ts';
import { announce } from './announcer.tsx';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

export interface Notice {
  id: number;
  tone: 'done' | 'note' | 'refused';
  text: string;
}

const notices = signal<readonly Notice[]>([]);
let lastId = 0;

/** Shows a line at the bottom of the screen. A refusal stays until it is closed; the rest leaves after some seconds. */
export function notify(tone: Notice['tone'], text: string): void {
  const id = ++lastId;
  // The same refusal twice is one line.
  const others = notices.value.filter((notice) => notice.text !== text).slice(-2);
  notices.value = [...others, { id, tone, text }];
  announce(text, tone === 'refused' ? 'assertive' : 'polite');
  setTimeout(() => dismiss(id), tone === 'refused' ? 12_000 : 4_000);
}

function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

const icons = { done: Check, note: Info, refused: TriangleAlert };

/** Once per page, beside the announcer: the words are read out by that one. */
export function Notices() {
  const shown = notices.value;
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    // An open dialog lies in the top layer: what was refused in it must be read above it, so it is put there anew.
    const element = box.current;
    if (typeof element?.showPopover !== 'function') return;
    if (element.matches(':popover-open')) element.hidePopover();
    if (shown.length > 0) element.showPopover();
  }, [shown]);
  return (
    <section ref={box} class="notices no-print" aria-label={common.t('notices')} popover="manual">
      {shown.map((notice) => (
        <div key={notice.id} class={`notice notice-${notice.tone}`}>
          <Icon of={icons[notice.tone]} size={18} />
          <p>{notice.text}</p>
          <Button
            kind="plain"
            small
            icon={X}
            label={common.t('dismiss')}
            onClick={() => dismiss(notice.id)}
          />
        </div>
      ))}
    </section>
  );
}
