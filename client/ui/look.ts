import { useEffect, useState } from 'preact/hooks';

/** What a canvas depends on beside its data and size: theme, scale of the wall, pixels of the screen. Changes when one does. */
export function useLook(): string {
  const [look, setLook] = useState(read);
  useEffect(() => {
    const update = (): void => setLook(read());
    const themes = new MutationObserver(update);
    themes.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['data-theme', 'data-wall'],
    });
    addEventListener('resize', update);
    update();
    return () => {
      themes.disconnect();
      removeEventListener('resize', update);
    };
  }, []);
  return look;
}

/** Pixels of a rem, which grow with the reader's type and on a wall. */
export const remPixels = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

function read(): string {
  const { theme = '', wall = '' } = document.documentElement.dataset;
  return [theme, wall, devicePixelRatio].join(' ');
}
