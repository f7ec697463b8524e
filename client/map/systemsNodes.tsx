import {
  Banknote,
  CornerRightDown,
  CreditCard,
  FileText,
  Globe,
  Lock,
  Mailbox,
  MonitorSmartphone,
  Network,
  Phone,
  Shield,
  Store,
  Zap,
  type LucideIcon,
} from 'lucide-preact';
import type { Catalogue } from '#protocol/catalogue.ts';
import { percent } from '../format.ts';
import { systemsWords } from '../i18n/systems.ts';
import { Icon } from '../ui/icon.tsx';
import { StateMark } from '../ui/stateMark.tsx';
import type { Step } from './systemsLayout.ts';
import type { NodeFace, SystemsModel, SystemsTable } from './systemsModel.ts';
import { nodeLabel, systemName } from './systemsWords.ts';
import './systemsNodes.css';

const { t } = systemsWords;

export interface SystemsNodesProps {
  model: SystemsModel;
  catalogue: Catalogue;
  table: SystemsTable;
  selected: string | null;
  /** The one stop of the Tab key; arrows move it. */
  stop: string;
  onSelect: (id: string) => void;
  onPoint: (id: string | null) => void;
  onFocus: (id: string) => void;
  onStep: (id: string, step: Step) => void;
}

const stepOf: Record<string, Step> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** The systems as buttons, each where the layout puts it: everything one reads or presses is HTML. */
export function SystemsNodes({
  model,
  stop,
  selected,
  onSelect,
  onPoint,
  onFocus,
  onStep,
  ...of
}: SystemsNodesProps) {
  return (
    <>
      {model.layout.headings.map(({ of: column, x, y, width }) => (
        <h3
          key={column}
          class="system-heading"
          style={{ left: `${x}px`, top: `${y}px`, width: `${width}px` }}
        >
          {t(column as 'public')}
        </h3>
      ))}
      {model.nodes.map((node) => (
        <button
          key={node.id}
          type="button"
          data-system={node.id}
          class={`system system-${node.kind} ${node.state ? `is-${node.state}` : ''} ${node.dim ? 'is-dim' : ''} ${
            node.of === 'attack' ? 'is-attack' : ''
          }`}
          style={{
            left: `${node.box.left}px`,
            top: `${node.box.top}px`,
            width: `${node.box.width}px`,
            height: `${node.box.height}px`,
          }}
          tabIndex={node.id === stop ? 0 : -1}
          aria-pressed={node.id === selected}
          onClick={() => onSelect(node.id)}
          onMouseEnter={() => onPoint(node.id)}
          onMouseLeave={() => onPoint(null)}
          onFocus={() => onFocus(node.id)}
          onBlur={() => onPoint(null)}
          onKeyDown={(event) => {
            const step = stepOf[event.key];
            if (!step) return;
            event.preventDefault();
            onStep(node.id, step);
          }}
        >
          <span class="visually-hidden">{nodeLabel(node, model, of.catalogue, of.table)}</span>
          <span class="system-face" aria-hidden="true">
            {node.kind === 'source' || node.kind === 'end' ? (
              <Terminal node={node} name={systemName(node.id, of.catalogue)} />
            ) : (
              <System node={node} name={systemName(node.id, of.catalogue)} />
            )}
          </span>
        </button>
      ))}
    </>
  );
}

const icons: Record<string, LucideIcon> = {
  attack: Zap,
  users: Globe,
  closed: Network,
  letterbox: Mailbox,
  counter: Store,
  phone: Phone,
  screen: MonitorSmartphone,
  till: CreditCard,
  atm: Banknote,
};

/** Where traffic comes from, and where the customer stands. */
function Terminal({ node, name }: { node: NodeFace; name: string }) {
  return (
    <>
      <Icon of={icons[node.of] ?? Globe} />
      <span class="system-caption">{name}</span>
    </>
  );
}

function System({ node, name }: { node: NodeFace; name: string }) {
  return (
    <>
      {node.state && <StateMark state={node.state} quiet />}
      <span class="system-name">{name}</span>
      <span class="system-side">
        <b>{node.bp === null ? '–' : percent(node.bp).replace(/\s*%$/u, '')}</b>
        <span class="system-signs">
          {node.closed && <Icon of={Lock} size={11} />}
          {node.rerouted && <Icon of={CornerRightDown} size={11} />}
          {node.measures.length > 0 && <Icon of={Shield} size={11} />}
          {node.paperBp > 0 && <Icon of={FileText} size={11} />}
        </span>
      </span>
      {node.load && <Load {...node.load} />}
    </>
  );
}

/** What an entry is asked for, against what it carries: the line. */
function Load({ honestBp, attackBp }: { honestBp: number; attackBp: number }) {
  const whole = Math.max(10_000, honestBp + attackBp);
  const part = (bp: number): string => `${(bp * 100) / whole}%`;
  return (
    <span class="system-load">
      <span class="load-bar">
        <i class="load-honest" style={{ width: part(honestBp) }} />
        <i class="load-attack" style={{ width: part(attackBp) }} />
        <i class="load-most" style={{ left: part(10_000) }} />
      </span>
      <span class="load-figure">{t('loadShort', { figure: percent(honestBp + attackBp) })}</span>
    </span>
  );
}
