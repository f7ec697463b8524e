import { Ghost, Landmark, Mail, MessageCircleMore, Hash, Phone, Tv, type LucideIcon } from 'lucide-preact';
import type { InjectChannel, Priority } from '#protocol/views.ts';
import { msel as words } from '../i18n/msel.ts';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';

export const channelIcons: Record<InjectChannel, LucideIcon> = {
  mail: Mail,
  phone: Phone,
  tv: Tv,
  social: Hash,
  authority: Landmark,
  colleague: MessageCircleMore,
  rumour: Ghost,
};

export function ChannelIcon({ channel, size = 15 }: { channel: InjectChannel; size?: number }) {
  return (
    <span class="channel" title={words.t(channel)}>
      <Icon of={channelIcons[channel]} size={size} label={words.t(channel)} />
    </span>
  );
}

const tones = { must: 'red', should: 'amber', may: 'neutral' } as const;
export function PriorityBadge({ priority }: { priority: Priority }) {
  return <Badge tone={tones[priority]}>{words.t(priority)}</Badge>;
}
