import { useState } from 'preact/hooks';
import { Console } from './console.tsx';
import { KeyPage } from './keyPage.tsx';
import { keepKey, takeKey } from './kept.ts';
import { Desk } from './desk.tsx';

/** `/facilitator` and `/facilitator/CODE`: nothing without the key, then the desk or an exercise's console. */
export default function FacilitatorApp({ code }: { code: string | null }) {
  const [key, setKey] = useState(takeKey);
  const [wrong, setWrong] = useState(false);

  if (key === null || wrong) {
    return (
      <KeyPage
        wrong={wrong}
        onKey={(next) => {
          keepKey(next);
          setKey(next);
          setWrong(false);
        }}
      />
    );
  }
  const onWrongKey = () => setWrong(true);
  return code === null ? (
    <Desk facilitatorKey={key} onWrongKey={onWrongKey} />
  ) : (
    <Console key={`${code} ${key}`} code={code} facilitatorKey={key} onWrongKey={onWrongKey} />
  );
}
