import type { ComponentChildren, InputHTMLAttributes } from 'preact';

export interface ChoiceProps {
  /** `type`, `name`, `checked`, `onChange`: a radio button or a checkbox. */
  input: InputHTMLAttributes;
  title: ComponentChildren;
  note?: ComponentChildren;
  brief?: ComponentChildren;
}

/** One of several things to choose, large enough for a thumb. */
export function Choice({ input, title, note, brief }: ChoiceProps) {
  return (
    <label class="choice">
      <input {...input} />
      <span class="choice-body">
        <b>{title}</b>
        {note !== undefined && <span class="choice-note">{note}</span>}
        {brief !== undefined && <span class="choice-brief">{brief}</span>}
      </span>
    </label>
  );
}
