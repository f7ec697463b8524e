import { useEffect } from 'preact/hooks';
import { common } from '../i18n/common.ts';
import { announce } from './announcer.tsx';
import { roomLeft, roomOf } from './room.ts';

export interface RoomLeftProps {
  /** For `aria-describedby` of the field. */
  id: string;
  text: string;
  most: number;
}

/** What is left of a field once it runs short, or how much is too much and so is not sent. */
export function RoomLeft({ id, text, most }: RoomLeftProps) {
  const room = roomOf(text, most);
  const left = roomLeft(text, most);
  const said = left < 0 ? common.t('tooLong', { count: -left }) : common.t('roomLeft', { count: left });
  useEffect(() => {
    if (room !== 'ample') announce(said);
  }, [room]);
  if (room === 'ample') return null;
  return (
    <p id={id} class={left < 0 ? 'field-error' : 'field-hint'}>
      {said}
    </p>
  );
}
