import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A word of the field with its meaning, on hover and on focus. */
export function Term({ meaning, children }: { meaning: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <span class="term">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the meaning must be reachable by key */}
      <span class="term-word" tabIndex={0} aria-describedby={id}>
        {children}
      </span>
      <span class="term-meaning" role="tooltip" id={id}>
        {meaning}
      </span>
    </span>
  );
}
