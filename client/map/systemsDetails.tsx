import type { Catalogue } from '#protocol/catalogue.ts';
import { percent } from '../format.ts';
import { pick } from '../i18n/index.ts';
import { systemsWords } from '../i18n/systems.ts';
import { StateMark } from '../ui/stateMark.tsx';
import type { SystemsModel, SystemsTable } from './systemsModel.ts';
import { orderLine, ordersAt } from './systemsOrders.ts';
import { systemName, whyWords } from './systemsWords.ts';
import './systemsLegend.css';

const { t } = systemsWords;

/** The corner has room for so many. */
const mostLines = 6;

/** Why the system that is pointed at or chosen stands where it does. What it leans on is lit on the map itself. */
export function SystemsDetails(props: {
  of: string;
  model: SystemsModel;
  catalogue: Catalogue;
  table: SystemsTable;
}) {
  const { of, model, catalogue, table } = props;
  const node = model.nodes.find(({ id }) => id === of);
  if (!node) return null;
  const orders = ordersAt(of, table);
  const told = new Set(orders.map(({ by }) => table[by as `decision:${number}`]?.action));
  // What points here and moves no figure of this place is in force all the same.
  const others = node.measures
    .filter((id) => !told.has(id))
    .map((id) => catalogue.actions.find((one) => one.id === id))
    .flatMap((action) => (action ? [pick(action.title)] : []));
  const impaired = node.state !== 'up';
  // What holds it back is said above, as the reason.
  const helping = orders.filter(({ does }) => !impaired || does !== 'slows');
  const lines = [...helping.map((one) => orderLine(one, table, catalogue)), ...others];
  return (
    <div class="systems-details">
      <h3>
        {node.state && <StateMark state={node.state} />}
        {systemName(of, catalogue)}
        {node.bp !== null && <b>{percent(node.bp)}</b>}
      </h3>
      {whyWords(node, model, catalogue, table).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {lines.length > 0 && (
        <>
          <p class="muted">{t('measures')}</p>
          <ul>
            {lines.slice(0, mostLines).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {lines.length > mostLines && <li>{t('others', { count: lines.length - mostLines })}</li>}
          </ul>
        </>
      )}
    </div>
  );
}
