import type { ComponentChildren } from 'preact';

export type Tone = 'neutral' | 'red' | 'amber' | 'green' | 'yellow' | 'blue';

/** A short word on a tinted ground. The word carries the meaning, the tint only helps to find it. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`badge badge-${tone}`}>{children}</span>;
}
