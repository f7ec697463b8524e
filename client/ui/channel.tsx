import {
  Hash,
  Landmark,
  type LucideIcon,
  Mail,
  MessageCircleQuestion,
  Phone,
  Tv,
  UserRound,
} from 'lucide-preact';
import type { InjectChannel } from '#protocol/views.ts';
import { channels as words } from '../i18n/channels.ts';
import { Icon } from './icon.tsx';

/** The channels by which the world reaches a team, the weightiest first. */
export const channelOrder = ['authority', 'phone', 'mail', 'colleague', 'tv', 'social', 'rumour'] as const;

const icons: Record<InjectChannel, LucideIcon> = {
  mail: Mail,
  phone: Phone,
  tv: Tv,
  social: Hash,
  authority: Landmark,
  colleague: UserRound,
  rumour: MessageCircleQuestion,
};

export const channelName = (channel: InjectChannel): string => words.t(channel);

export interface ChannelIconProps {
  channel: InjectChannel;
  /** Pixels at normal scale. */
  size?: number;
  /** The name is said beside it: the icon is decoration. */
  quiet?: boolean;
  class?: string;
}

export function ChannelIcon({ channel, size = 15, quiet, class: extra }: ChannelIconProps) {
  const name = quiet ? undefined : channelName(channel);
  return (
    <span class={`channel-icon ${extra ?? ''}`} title={name}>
      <Icon of={icons[channel]} size={size} label={name} />
    </span>
  );
}
