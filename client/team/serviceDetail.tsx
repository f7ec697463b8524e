import type { ComponentChildren } from 'preact';
import type { NeedCard } from '#protocol/catalogue.ts';
import { percent } from '../format.ts';
import { pick } from '../i18n/index.ts';
import { team as words } from '../i18n/team.ts';
import { byId, team } from '../store.ts';
import { Glossed } from '../ui/glossed.tsx';
import { targetName } from './names.ts';
import './services.css';

const t = words.t;

/** What stands behind a row: what it is, what it needs, why it is slow. */
function Detail({ about, children }: { about: string; children?: ComponentChildren }) {
  return (
    <div class="service-detail">
      <p>
        <Glossed text={about} />
      </p>
      {children && <dl>{children}</dl>}
    </div>
  );
}

function Line({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Needs({ of }: { of: readonly NeedCard[] }) {
  if (of.length === 0) return null;
  return <Line name={t('needs')}>{of.map(({ service }) => targetName(service, 'service')).join(', ')}</Line>;
}

/** From here on retries are worth a warning. */
const stormBp = 13_000;

export function ServiceDetail({ id }: { id: string }) {
  const service = byId.value.services.get(id);
  const record = team.record(`service:${id}`);
  if (!service || !record) return null;
  return (
    <Detail about={pick(service.about)}>
      {record.shed && <Line name={t('closedOnPurpose')}>{t('closedOnPurposeLong')}</Line>}
      {record.entry && <Line name={t('reachedBy')}>{targetName(record.entry, 'entry')}</Line>}
      <Needs of={service.needs} />
      <Line name={t('demand')}>
        {t('demandTerm', { value: percent(record.demandBp) })}
        {record.demandBp >= stormBp && <span class="service-warning">{t('retryStorm')}</span>}
      </Line>
    </Detail>
  );
}

export function ChannelDetail({ id }: { id: string }) {
  const channel = byId.value.channels.get(id);
  if (!channel) return null;
  return (
    <Detail about={pick(channel.about)}>
      <Needs of={channel.needs} />
    </Detail>
  );
}

export function EntryDetail({ id }: { id: string }) {
  const entry = byId.value.entries.get(id);
  const record = team.record(`entry:${id}`);
  if (!entry || !record) return null;
  return (
    <Detail about={pick(entry.about)}>
      <Line name={t('load')}>{t('loadTerm', { value: percent(record.loadBp) })}</Line>
      {record.filteredBp > 0 && (
        <Line name={t('filtered')}>{t('filteredTerm', { value: percent(record.filteredBp) })}</Line>
      )}
    </Detail>
  );
}

export function ProcessDetail({ id }: { id: string }) {
  const process = byId.value.processes.get(id);
  const record = team.record(`process:${id}`);
  if (!process || !record) return null;
  return (
    <Detail about={pick(process.about)}>
      <Needs of={process.needs} />
      {record.paperBp > 0 && <Line name={t('onPaper')}>{percent(record.paperBp)}</Line>}
    </Detail>
  );
}
