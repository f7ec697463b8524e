import type { ComponentChildren } from 'preact';

export type Tone = 'quiet' | 'neutral' | 'red' | 'amber' | 'green' | 'yellow' | 'blue';

/** A short word on a tinted ground. The word alone must be enough: not every reader tells the tints apart. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`badge badge-${tone}`}>{children}</span>;
}
