import type { ComponentChildren } from 'preact';
import type { InjectRecord } from '#protocol/views.ts';
import { inbox as words } from '../i18n/inbox.ts';
import { pick } from '../i18n/index.ts';
import { ChannelIcon } from '../ui/channel.tsx';
import { momentOf } from './names.ts';
import './inject.css';

const t = words.t;

interface HeadProps {
  inject: InjectRecord;
  /** Priority, or that the time is over. */
  badge: ComponentChildren;
}

/** Who, when and by what way: each channel in its own form, so that a letter from an authority is not taken for a tweet. */
export function InjectHead({ inject, badge }: HeadProps) {
  const { channel } = inject;
  const from = pick(inject.from);
  const title = pick(inject.title);
  const time = <time class="muted">{momentOf(inject.sentTick)}</time>;
  const icon = (
    <span class="inject-icon">
      <ChannelIcon channel={channel} size={14} />
    </span>
  );
  const plain = (sender: ComponentChildren, beside?: ComponentChildren) => (
    <header class="inject-head">
      {icon}
      <span class="inject-from" title={from}>
        {sender}
      </span>
      {beside}
      {time}
      {badge}
    </header>
  );
  switch (channel) {
    case 'authority':
      return (
        <>
          <header class="letterhead">
            <span class="inject-head">
              {icon}
              <span class="inject-gap" />
              {time}
              {badge}
            </span>
            <b class="letterhead-name">{from}</b>
          </header>
          <h3>{t('subject', { title })}</h3>
        </>
      );
    case 'tv':
      return (
        <>
          {plain(<b class="tv-station">{from}</b>)}
          <h3 class="tv-line">{title}</h3>
        </>
      );
    case 'social':
      return (
        <>
          <header class="inject-head">
            <span class="inject-face" aria-hidden="true">
              {initialOf(from)}
            </span>
            <span class="inject-from" title={from}>
              <b>{from}</b>
            </span>
            {time}
            {badge}
          </header>
          <h3>{title}</h3>
        </>
      );
    case 'phone':
      return (
        <>
          {plain(<b>{t('call', { from })}</b>)}
          <h3>{title}</h3>
        </>
      );
    case 'rumour':
      return (
        <>
          {plain(from, <span class="rumour-tag">{t('unconfirmed')}</span>)}
          <h3>{title}</h3>
        </>
      );
    default:
      return (
        <>
          {plain(<b>{from}</b>)}
          <h3>{title}</h3>
        </>
      );
  }
}

/** First letter or figure of a name: `@colis_perdu` is a c. */
function initialOf(name: string): string {
  return (/[\p{L}\p{N}]/u.exec(name)?.[0] ?? '#').toLocaleUpperCase();
}
