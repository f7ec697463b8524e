import { Maximize, Minus, Plus } from 'lucide-preact';
import { mapWords } from '../i18n/map.ts';
import { Icon } from '../ui/icon.tsx';
import type { Window } from './useView.ts';
import './controls.css';

/** The same as wheel, fingers and keys, to press. */
export function ZoomButtons(props: {
  window: Window;
  /** What all of it is called; left out: the country. */
  whole?: string;
}) {
  const { t } = mapWords;
  const { zoom, reset, isHome } = props.window;
  const buttons = [
    { icon: Plus, label: t('zoomIn'), act: () => zoom(1.5), off: false },
    { icon: Minus, label: t('zoomOut'), act: () => zoom(1 / 1.5), off: isHome },
    { icon: Maximize, label: props.whole ?? t('zoomReset'), act: reset, off: isHome },
  ];
  return (
    <div class="map-zoom" role="group" aria-label={t('zoom')}>
      {buttons.map(({ icon, label, act, off }) => (
        <button key={label} type="button" aria-label={label} title={label} disabled={off} onClick={act}>
          <Icon of={icon} />
        </button>
      ))}
    </div>
  );
}
