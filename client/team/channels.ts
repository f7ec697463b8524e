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
import { channels } from '../i18n/channels.ts';

/** The channels by which the world reaches a team, each with its sign and its name. */
export const channelOrder = ['authority', 'phone', 'mail', 'colleague', 'tv', 'social', 'rumour'] as const;

export const channelIcons: Record<InjectChannel, LucideIcon> = {
  mail: Mail,
  phone: Phone,
  tv: Tv,
  social: Hash,
  authority: Landmark,
  colleague: UserRound,
  rumour: MessageCircleQuestion,
};

export const channelName = (channel: InjectChannel): string => channels.t(channel);
