import { ChevronsLeft } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { percent } from '../format.ts';
import { labelled } from '../i18n/common.ts';
import { pick } from '../i18n/index.ts';
import { team as words } from '../i18n/team.ts';
import { catalogue, team } from '../store.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Meter } from '../ui/meter.tsx';
import { Panel } from '../ui/panel.tsx';
import { StateMark, stateOf, stateWord } from '../ui/stateMark.tsx';
import { DecideHere } from './decideHere.tsx';
import { GroundFigures } from './groundFigures.tsx';
import { struckBy, StruckBy } from './marked.tsx';
import { selected, toggleSelected } from './selected.ts';
import { ChannelDetail, EntryDetail, ProcessDetail, ServiceDetail } from './serviceDetail.tsx';
import './services.css';
import './marked.css';

const t = words.t;
type Kind = 'service' | 'channel' | 'entry' | 'process';
const kinds: readonly Kind[] = ['service', 'channel', 'entry', 'process'];
const heading = { service: 'services', channel: 'channels', entry: 'entries', process: 'work' } as const;
const list = { service: 'services', channel: 'channels', entry: 'entries', process: 'processes' } as const;

/** How well a system does, whatever kind it is; undefined while the server has not said. */
function levelOf(kind: Kind, id: string): { bp: number; shed: boolean } | undefined {
  if (kind === 'service') {
    const record = team.record(`service:${id}`);
    return record && { bp: record.availabilityBp, shed: record.shed };
  }
  if (kind === 'channel') {
    const record = team.record(`channel:${id}`);
    return record && { bp: record.availabilityBp, shed: false };
  }
  const record = kind === 'entry' ? team.record(`entry:${id}`) : team.record(`process:${id}`);
  if (!record) return undefined;
  return { bp: 'passBp' in record ? record.passBp : record.capacityBp, shed: false };
}

export function ServicesPanel({ onFold }: { onFold?: () => void }) {
  return (
    <Panel
      title={t('services')}
      class="services"
      scroll
      aside={
        <>
          <Impaired />
          {onFold && (
            <Button kind="plain" small icon={ChevronsLeft} label={t('foldServices')} onClick={onFold} />
          )}
        </>
      }
    >
      {kinds.map((kind) => (
        <Group key={kind} kind={kind} />
      ))}
    </Panel>
  );
}

function Impaired() {
  const count = kinds
    .flatMap((kind) => (catalogue.value?.[list[kind]] ?? []).map(({ id }) => levelOf(kind, id)))
    .filter((level) => level && stateOf(level.bp) !== 'up').length;
  return <span>{count === 0 ? t('allWorking') : t('impaired', { count })}</span>;
}

function Group({ kind }: { kind: Kind }) {
  const items = catalogue.value?.[list[kind]] ?? [];
  if (items.length === 0) return null;
  return (
    <div class="service-group">
      {kind !== 'service' && <h3>{t(heading[kind])}</h3>}
      <ul>
        {items.map((item) => (
          <Row key={item.id} kind={kind} id={item.id} name={pick(item.name)} />
        ))}
      </ul>
      {kind === 'process' && <GroundFigures />}
    </div>
  );
}

function Row({ kind, id, name }: { kind: Kind; id: string; name: string }) {
  const key = `${kind}:${id}`;
  const open = selected.value === key;
  const row = useRef<HTMLLIElement>(null);
  const was = useRef(open);
  // Chosen on the map, it comes into view; where the list itself has just come, the reader is not moved.
  useEffect(() => {
    if (open && !was.current) row.current?.scrollIntoView({ block: 'nearest' });
    was.current = open;
  }, [open]);
  const level = levelOf(kind, id);
  if (!level) return null;
  const state = stateOf(level.bp);
  const struck = struckBy(kind, id);
  return (
    <li ref={row} class={open ? 'service is-open' : 'service'}>
      <button
        type="button"
        class={struck ? 'service-row struck' : 'service-row'}
        data-goal={`${kind}-${id}`}
        aria-expanded={open}
        onClick={() => toggleSelected(key)}
      >
        <StateMark state={state} />
        <span class="service-name" title={name}>
          <span class="service-label">{name}</span>
          {struck && <StruckBy what={struck} />}
        </span>
        {level.shed ? (
          <Badge>
            <span aria-hidden="true">{t('closedOnPurpose')}</span>
            <span class="visually-hidden">{t('closedOnPurposeLong')}</span>
          </Badge>
        ) : (
          <Meter bp={level.bp} tone={state} />
        )}
        <b class="service-figure">{percent(level.bp)}</b>
      </button>
      {open && (
        <>
          <Detail kind={kind} id={id} />
          <DecideHere of={key} />
        </>
      )}
    </li>
  );
}

function Detail({ kind, id }: { kind: Kind; id: string }) {
  if (kind === 'service') return <ServiceDetail id={id} />;
  if (kind === 'channel') return <ChannelDetail id={id} />;
  return kind === 'entry' ? <EntryDetail id={id} /> : <ProcessDetail id={id} />;
}

/** The same folded to marks and figures, for narrower screens; pressing it anywhere unfolds the panel. */
export function ServicesRail({ onUnfold }: { onUnfold: () => void }) {
  return (
    <section class="panel rail" aria-label={t('services')}>
      <button type="button" class="rail-button" data-goal="rail" onClick={onUnfold}>
        <span class="visually-hidden">{t('unfoldServices')}</span>
        {kinds.flatMap((kind) =>
          (catalogue.value?.[list[kind]] ?? []).map((item) => {
            const level = levelOf(kind, item.id);
            if (!level) return null;
            const state = stateOf(level.bp);
            const name = pick(item.name);
            const struck = struckBy(kind, item.id);
            return (
              <span
                key={`${kind}:${item.id}`}
                class={struck ? 'rail-row struck' : 'rail-row'}
                title={labelled(name, stateWord(state))}
              >
                <StateMark state={state} quiet />
                <span class="visually-hidden">{labelled(name, '')}</span>
                <span>{percent(level.bp)}</span>
              </span>
            );
          }),
        )}
      </button>
    </section>
  );
}
