import type { ComponentChildren, InputHTMLAttributes, TextareaHTMLAttributes } from 'preact';
import { useId } from 'preact/hooks';
import { common } from '../i18n/common.ts';

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
  children: (ids: FieldIds) => ComponentChildren;
}

/** A label, a control, a hint and an error, tied together. */
export function Field({ label, hint, error, optional, class: extra, children }: FieldProps) {
  const id = useId();
  const described = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div class={`field ${error ? 'field-wrong' : ''} ${extra ?? ''}`}>
      <label for={id}>
        {label}
        {optional && <span class="field-optional">{common.t('optional')}</span>}
      </label>
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
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

type Described = Omit<FieldProps, 'children'>;

export function TextField(props: Described & { input: InputHTMLAttributes }) {
  const { input, ...field } = props;
  return <Field {...field}>{(ids) => <input type="text" class="input" {...input} {...ids} />}</Field>;
}

export function TextArea(props: Described & { input: TextareaHTMLAttributes }) {
  const { input, ...field } = props;
  return <Field {...field}>{(ids) => <textarea class="input" rows={3} {...input} {...ids} />}</Field>;
}

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
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
