/** Figures as the lab's tables print them. */
export const count = (value: number): string => value.toLocaleString('en-GB');
export const percent = (bp: number): string => `${(bp / 100).toFixed(1)} %`;
export const points = (hundredths: number): string => (hundredths / 100).toFixed(1);
export const signed = (value: number, show: (value: number) => string): string =>
  value > 0 ? `+${show(value)}` : value < 0 ? `\u2212${show(-value)}` : show(0);

/** `2 h 35 min`; whole hours alone. */
export function span(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `T+53 h`. */
export const afterZero = (minutes: number): string =>
  minutes < 0 ? `T\u2212${span(-minutes)}` : `T+${span(minutes)}`;

/** Columns aligned by their widest cell; those named in `right` to the right. The first row is the head. */
export function aligned(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths = rows[0]!.map((_cell, c) => Math.max(...rows.map((row) => [...(row[c] ?? '')].length)));
  const line = (row: readonly string[]) =>
    widths
      .map((width, c) => {
        const cell = row[c] ?? '';
        const gap = ' '.repeat(width - [...cell].length);
        return right.includes(c) ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd();
  const [head, ...body] = rows.map(line);
  const rule = '-'.repeat(Math.max(...rows.map((row) => [...line(row)].length)));
  return [head!, rule, ...body].join('\n');
}
