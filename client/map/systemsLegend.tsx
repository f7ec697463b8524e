import { CornerRightDown, FileText, Shield } from 'lucide-preact';
import { systemsWords } from '../i18n/systems.ts';
import { Icon } from '../ui/icon.tsx';
import './legend.css';
import './systemsLegend.css';

/** What the signs of the systems map mean. */
export function SystemsLegend({ open }: { open: boolean }) {
  const { t } = systemsWords;
  return (
    <details class="map-legend systems-legend" open={open}>
      <summary>{t('legend')}</summary>
      <p>{t('legendFigure')}</p>
      <ul>
        <li>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <rect class="key-dot" x="5.5" y="5.5" width="5" height="5" />
          </svg>
          {t('legendPost')}
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <rect class="key-bank" x="5.5" y="5.5" width="5" height="5" />
          </svg>
          {t('legendBank')}
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path class="key-attack" d="M4 3.5L12.5 8L4 12.5Z" />
          </svg>
          {t('legendAttack')}
        </li>
        <li>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path class="key-gate" d="M8 2v12" />
          </svg>
          {t('legendGate')}
        </li>
        <li>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path class="key-wire" d="M1 8h14" />
          </svg>
          {t('legendWire')}
        </li>
        <li>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path class="key-wire-down" d="M1 8h14" />
          </svg>
          {t('legendDown')}
        </li>
        <li>
          <Icon of={Shield} /> {t('legendMeasure')} <Icon of={FileText} /> {t('legendPaper')}
        </li>
        <li>
          <Icon of={CornerRightDown} /> {t('legendMoved')}
        </li>
      </ul>
    </details>
  );
}
