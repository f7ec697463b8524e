import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface PanelProps {
  title: ComponentChildren;
  /** At the right of the heading: a count, a switch. */
  aside?: ComponentChildren;
  class?: string;
  /** The body scrolls inside the panel; focusable, so that the keyboard can scroll it. */
  scroll?: boolean;
  /** Heading kept for screen readers only. */
  quietTitle?: boolean;
  children: ComponentChildren;
}

/** A region of the screen with its heading. */
export function Panel({ title, aside, class: extra, scroll, quietTitle, children }: PanelProps) {
  const id = useId();
  return (
    <section class={`panel ${extra ?? ''}`} aria-labelledby={id}>
      <header class={quietTitle ? 'panel-head visually-hidden' : 'panel-head'}>
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <div class="panel-aside">{aside}</div>}
      </header>
      {scroll ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by key
        <div class="panel-body panel-scroll" tabIndex={0} role="group" aria-labelledby={id}>
          {children}
        </div>
      ) : (
        <div class="panel-body">{children}</div>
      )}
    </section>
  );
}
