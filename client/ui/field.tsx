import type { ComponentChildren, InputHTMLAttributes, TextareaHTMLAttributes } from 'preact';
import { isolated } from '../i18n/sentence.ts';
import { useId } from 'preact/hooks';
import { common } from '../i18n/common.ts';
import { roomOf } from './room.ts';
import { RoomLeft } from './roomLeft.tsx';

export interface FieldIds {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

export interface FieldProps {
  label: ComponentChildren;
  hint?: ComponentChildren;
  /** What is wrong and what would be right; marks the control as invalid. */
  error?: ComponentChildren;
  optional?: boolean;
  class?: string;
  /** Text of a limited length: what is left is said near the limit, and nothing is cut off. */
  counted?: { text: string; most: number };
  children: (ids: FieldIds) => ComponentChildren;
}

/** A label, a control, a hint and an error, tied together. */
export function Field({ label, hint, error, optional, class: extra, counted, children }: FieldProps) {
  const id = useId();
  const room = counted ? roomOf(counted.text, counted.most) : 'ample';
  const wrong = Boolean(error) || room === 'over';
  const described = [
    ...(error ? [`${id}-error`] : hint ? [`${id}-hint`] : []),
    ...(room === 'ample' ? [] : [`${id}-room`]),
  ].join(' ');
  return (
    <div class={`field ${wrong ? 'field-wrong' : ''} ${extra ?? ''}`}>
      <label for={id}>
        {label}
        {optional && <span class="field-optional">{common.t('optional')}</span>}
      </label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': wrong ? true : undefined,
      })}
      {counted && <RoomLeft id={`${id}-room`} {...counted} />}
      {error ? (
        <p id={`${id}-error`} class="field-error" role="alert">
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-hint`} class="field-hint">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

type Described = Omit<FieldProps, 'children' | 'counted'>;
/** Most characters the server takes; whoever sends asks `fits` before. */
type Limited = { most?: number };

export function TextField(props: Described & Limited & { input: InputHTMLAttributes }) {
  const { input, most, ...field } = props;
  return (
    <Field {...field} {...counting(input.value, most)}>
      {(ids) => <input type="text" class="input" {...input} {...ids} />}
    </Field>
  );
}

export function TextArea(props: Described & Limited & { input: TextareaHTMLAttributes }) {
  const { input, most, ...field } = props;
  return (
    <Field {...field} {...counting(input.value, most)}>
      {(ids) => <textarea class="input" rows={3} {...input} {...ids} />}
    </Field>
  );
}

const counting = (value: unknown, most: number | undefined): Pick<FieldProps, 'counted'> =>
  most !== undefined && typeof value === 'string' ? { counted: { text: value, most } } : {};

export interface SelectFieldProps extends Described {
  value: string;
  options: readonly { id: string; label: string; disabled?: boolean }[];
  onSelect: (id: string) => void;
}

export function SelectField({ value, options, onSelect, ...field }: SelectFieldProps) {
  return (
    <Field {...field}>
      {(ids) => (
        <select
          class="input"
          value={value}
          onChange={(event) => onSelect(event.currentTarget.value)}
          {...ids}
        >
          {options.map((option) => (
            <option key={option.id} value={option.id} disabled={option.disabled}>
              {isolated(option.label)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
