import type { LucideIcon } from 'lucide-preact';

export interface IconProps {
  /** A lucide icon, imported by name where it is used so that only those in use are shipped. */
  of: LucideIcon;
  /** Read out when the icon stands alone; without it the icon is decoration. */
  label?: string;
  /** Pixels at normal scale. */
  size?: number;
  class?: string;
}

/** One stroke width for the whole exercise. */
export function Icon({ of: Glyph, label, size = 16, class: extra }: IconProps) {
  const rem = `${size / 16}rem`;
  return (
    <Glyph
      style={{ width: rem, height: rem }}
      strokeWidth={1.75}
      class={extra}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' as const })}
    />
  );
}
