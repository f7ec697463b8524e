import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

/** Time to move the pointer from the word to its meaning before that is gone. */
const graceMs = 140;

/**
 * A word of the field with its meaning: on hover, on focus, and at a tap, which gives the focus too. Escape puts it away.
 * The meaning is a popover of the top layer: no scrolling panel cuts it off and a dialog does not hide it.
 */
export function Term({ meaning, children }: { meaning: string; children: ComponentChildren }) {
  const id = useId();
  const word = useRef<HTMLSpanElement>(null);
  const note = useRef<HTMLSpanElement>(null);
  const leaving = useRef<ReturnType<typeof setTimeout>>();
  const isOpen = () => note.current?.matches(':popover-open') ?? false;
  const show = () => {
    clearTimeout(leaving.current);
    if (!word.current || !note.current || isOpen()) return;
    note.current.showPopover();
    place(note.current, word.current.getBoundingClientRect());
  };
  const hide = () => {
    clearTimeout(leaving.current);
    if (isOpen()) note.current?.hidePopover();
  };
  const hideSoon = () => {
    leaving.current = setTimeout(() => {
      if (document.activeElement !== word.current) hide();
    }, graceMs);
  };
  useEffect(() => () => clearTimeout(leaving.current), []);
  return (
    <span onMouseEnter={show} onMouseLeave={hideSoon}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape alone; there is nothing to press */}
      <span
        ref={word}
        class="term-word"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the meaning must be reachable by key
        tabIndex={0}
        aria-describedby={id}
        onFocus={show}
        onBlur={hide}
        onClick={show}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isOpen()) return;
          // The meaning goes and the dialog it stands in stays.
          event.preventDefault();
          event.stopPropagation();
          hide();
        }}
      >
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
