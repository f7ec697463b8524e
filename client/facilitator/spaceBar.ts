import { useEffect, useRef } from 'preact/hooks';
import type { Lifecycle } from '#protocol/views.ts';
import { useCommand } from '../command.ts';
import { justTyped } from '../ui/useKeptFocus.ts';

const spaceIsTheirs =
  'input, textarea, select, button, a[href], summary, dialog, [contenteditable="true"], [role="tab"]';

/** What the space bar does: pause while running, resume while paused; null elsewhere or where a control uses the key. */
export function spaceCommand(
  lifecycle: Lifecycle | null,
  focused: Element | null,
): 'pause' | 'resume' | null {
  if (focused?.closest(spaceIsTheirs)) return null;
  if (lifecycle === 'running') return 'pause';
  return lifecycle === 'paused' ? 'resume' : null;
}

export function useSpaceBar(lifecycle: Lifecycle | null): void {
  const { run } = useCommand();
  const latest = useRef({ lifecycle, run });
  latest.current = { lifecycle, run };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code !== 'Space' || event.repeat || event.defaultPrevented || justTyped()) return;
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
      const type = spaceCommand(latest.current.lifecycle, document.activeElement);
      if (type === null) return;
      event.preventDefault();
      void latest.current.run({ type });
    };
    addEventListener('keydown', onKeyDown);
    addEventListener('click', releaseFocus);
    return () => {
      removeEventListener('keydown', onKeyDown);
      removeEventListener('click', releaseFocus);
    };
  }, []);
}

/** A button pressed with the mouse gives the focus back, so that the space bar pauses instead of pressing it again. */
function releaseFocus(event: MouseEvent): void {
  if (event.detail === 0) return;
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  if (button && !button.closest('dialog, [role="tablist"]')) button.blur();
}
