import { Cable } from 'lucide-preact';
import { carrier, status } from '../connection.ts';
import { common } from '../i18n/common.ts';
import { Badge } from './badge.tsx';
import { Icon } from './icon.tsx';
import { Term } from './term.tsx';

/** A quiet sign while plain requests carry what a websocket should. */
export function CarrierSign() {
  if (carrier.value !== 'polling' || status.value !== 'live') return null;
  return (
    <Badge>
      <Icon of={Cable} size={12} />
      <Term meaning={common.t('pollingHint')}>{common.t('polling')}</Term>
    </Badge>
  );
}
