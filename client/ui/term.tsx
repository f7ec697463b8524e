import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';

/**
 * A word of the field with its meaning, on hover and on focus. The meaning is a popover of the top layer: no scrolling
 * panel cuts it off and a dialog does not hide it.
 */
export function Term({ meaning, children }: { meaning: string; children: ComponentChildren }) {
  const id = useId();
  const word = useRef<HTMLSpanElement>(null);
  const note = useRef<HTMLSpanElement>(null);
  const show = () => {
    if (!word.current || !note.current || note.current.matches(':popover-open')) return;
    note.current.showPopover();
    place(note.current, word.current.getBoundingClientRect());
  };
  const hide = () => note.current?.hidePopover();
  return (
    <span class="term" onMouseEnter={show} onMouseLeave={hide}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the meaning must be reachable by key */}
      <span ref={word} class="term-word" tabIndex={0} aria-describedby={id} onFocus={show} onBlur={hide}>
        {children}
      </span>
      <span ref={note} class="term-meaning" role="tooltip" id={id} popover="manual">
        {meaning}
      </span>
    </span>
  );
}

const gap = 6;
const margin = 8;

/** Below the word, or above it where there is no room; never beyond the edges of the window. */
function place(note: HTMLElement, word: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = note;
  const below = word.bottom + gap;
  const top = below + height + margin > innerHeight ? word.top - gap - height : below;
  const left = Math.max(margin, Math.min(word.left, innerWidth - width - margin));
  note.style.top = `${Math.max(margin, top)}px`;
  note.style.left = `${left}px`;
}
