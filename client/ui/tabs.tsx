import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';

export interface TabItem<Id extends string = string> {
  id: Id;
  label: ComponentChildren;
  /** A count beside the label. */
  count?: number;
}

export interface TabsProps<Id extends string> {
  /** Names the list and ties it to its panels: `TabPanel` takes the same. */
  name: string;
  label: string;
  items: readonly TabItem<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
  class?: string;
}

/** Tabs after the ARIA pattern: one stop for the Tab key, arrows, Home and End move and select. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { name, label, items, selected, onSelect, class: extra } = props;
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    const at = items.findIndex((item) => item.id === selected);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const item = items[(next + items.length) % items.length];
    if (!item) return;
    onSelect(item.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${CSS.escape(item.id)}"]`)?.focus();
  };
  return (
    <div class={`tabs ${extra ?? ''}`} role="tablist" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          role="tab"
          class="tab"
          id={`${name}-tab-${item.id}`}
          data-tab={item.id}
          aria-selected={item.id === selected}
          aria-controls={`${name}-panel`}
          tabIndex={item.id === selected ? 0 : -1}
          onClick={() => onSelect(item.id)}
        >
          {item.label}
          {item.count !== undefined && (
            // Its place is kept while there is nothing to count, so that no tab moves when there is.
            <span class={`tab-count ${item.count > 0 ? '' : 'is-none'}`}>{item.count}</span>
          )}
        </button>
      ))}
    </div>
  );
}

export interface TabPanelProps {
  name: string;
  selected: string;
  class?: string;
  children: ComponentChildren;
}

export function TabPanel({ name, selected, class: extra, children }: TabPanelProps) {
  return (
    <div
      class={extra}
      role="tabpanel"
      id={`${name}-panel`}
      aria-labelledby={`${name}-tab-${selected}`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the pattern asks for it where a panel scrolls
      tabIndex={0}
    >
      {children}
    </div>
  );
}
