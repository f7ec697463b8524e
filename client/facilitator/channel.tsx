import type { InjectChannel, Priority } from '#protocol/views.ts';
import { msel as words } from '../i18n/msel.ts';
import { channelIcons, channelName } from '../team/channels.ts';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';

export function ChannelIcon({ channel, size = 15 }: { channel: InjectChannel; size?: number }) {
  return (
    <span class="channel" title={channelName(channel)}>
      <Icon of={channelIcons[channel]} size={size} label={channelName(channel)} />
    </span>
  );
}

const tones = { must: 'red', should: 'amber', may: 'neutral' } as const;
export function PriorityBadge({ priority }: { priority: Priority }) {
  return <Badge tone={tones[priority]}>{words.t(priority)}</Badge>;
}
