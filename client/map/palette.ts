/** The colours of the design language that the map paints with, as CSS colours. */
export interface Palette {
  ground: string;
  panel: string;
  raised: string;
  lineStrong: string;
  text: string;
  muted: string;
  ghost: string;
  yellow: string;
  red: string;
  amber: string;
  green: string;
  blue: string;
  amberInk: string;
  amberWash: string;
  redWash: string;
  dark: boolean;
  font: string;
}

/** Standing in for a token the page does not define, so that the map also draws in a bare test page. */
const fallback = {
  ground: '#0a101d',
  panel: '#101a2c',
  raised: '#16223a',
  'line-strong': '#3a4c70',
  text: '#e8edf6',
  muted: '#9aa9c4',
  ghost: '#6e7f9e',
  yellow: '#ffc72c',
  red: '#ff5a52',
  amber: '#ffb020',
  green: '#5fd39b',
  blue: '#4cc3ff',
  'amber-ink': '#ffb020',
  'amber-wash': '#3a2a0d',
  'red-wash': '#401620',
} as const;

/** Reads the tokens in force where the map stands: theme and print change them. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: keyof typeof fallback): string =>
    style.getPropertyValue(`--${name}`).trim() || fallback[name];
  const ground = token('ground');
  return {
    ground,
    panel: token('panel'),
    raised: token('raised'),
    lineStrong: token('line-strong'),
    text: token('text'),
    muted: token('muted'),
    ghost: token('ghost'),
    yellow: token('yellow'),
    red: token('red'),
    amber: token('amber'),
    green: token('green'),
    blue: token('blue'),
    amberInk: token('amber-ink'),
    amberWash: token('amber-wash'),
    redWash: token('red-wash'),
    dark: luminance(rgb(ground)) < 0.4,
    font: style.fontFamily || 'sans-serif',
  };
}

type Rgb = readonly [number, number, number];

/** `#rgb` and `#rrggbb` only: what the tokens are written in. Anything else is read as black. */
export function rgb(colour: string): Rgb {
  const hex = colour.replace('#', '');
  const full = hex.length === 3 ? [...hex].map((c) => c + c).join('') : hex;
  const n = Number.parseInt(full, 16);
  return Number.isNaN(n) ? [0, 0, 0] : [(n >> 16) & 255, (n >> 8) & 255, n & 255];
}

/** A colour as Phaser wants it. */
export const asNumber = (colour: string): number => {
  const [r, g, b] = rgb(colour);
  return (r << 16) | (g << 8) | b;
};

/** `share` of `b` in `a`, 0..1. */
export function mix(a: string, b: string, share: number): string {
  const x = rgb(a);
  const y = rgb(b);
  return `#${x
    .map((v, i) =>
      Math.round(v + ((y[i] ?? 0) - v) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

export const withAlpha = (colour: string, alpha: number): string =>
  `rgb(${rgb(colour).join(' ')} / ${alpha})`;

const luminance = ([r, g, b]: Rgb): number => (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;

/** How much amber each shade of lateness takes. */
const shadeShares = [0, 0.1, 0.2, 0.32, 0.46] as const;

/**
 * How much of the stronger line the land takes by day and by night: visible, but so little that roads and rings on it stay
 * readable.
 */
const daylight = { dark: { day: 0.34, night: 0.06 }, light: { day: 0.2, night: 0.5 } } as const;

/**
 * Land of a department, by lateness. Still land when on time: colour is for state. @param night darkness, 0..1. @param old
 * faded: figures of another time
 */
export const landFill = (palette: Palette, shade: number | null, night = 0, old = false): string => {
  const { day, night: dark } = daylight[palette.dark ? 'dark' : 'light'];
  const land = mix(palette.raised, palette.lineStrong, day + (dark - day) * night);
  if (shade === null) return mix(land, palette.panel, 0.6);
  const fill = mix(land, palette.amber, shadeShares[shade] ?? 0);
  return old ? mix(fill, palette.panel, palette.dark ? 0.5 : 0.3) : fill;
};
