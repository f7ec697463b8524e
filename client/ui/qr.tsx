import { encode } from 'uqr';

/**
 * A QR code as one SVG path. Always dark on white with its quiet zone, whatever the theme: cameras need the contrast.
 * @param label what scanning it does, for those who cannot see it.
 */
export function Qr({ value, label, class: className }: { value: string; label: string; class?: string }) {
  const { size, path } = qrPath(value);
  return (
    <svg
      class={className}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** One rectangle a run of dark modules, row by row; `size` includes a quiet zone of four modules on each side. */
export function qrPath(value: string): { size: number; path: string } {
  const { data, size } = encode(value, { ecc: 'M', border: 4 });
  let path = '';
  data.forEach((row, y) => {
    let x = 0;
    while (x < size) {
      if (!row[x]) {
        x += 1;
        continue;
      }
      const from = x;
      while (x < size && row[x]) x += 1;
      path += `M${from} ${y}h${x - from}v1h${from - x}z`;
    }
  });
  return { size, path };
}
