import type { Catalogue } from '#protocol/catalogue.ts';
import { percent } from '../format.ts';
import { pick } from '../i18n/index.ts';
import { systemsWords } from '../i18n/systems.ts';
import { StateMark } from '../ui/stateMark.tsx';
import type { SystemsModel, SystemsTable } from './systemsModel.ts';
import { systemName, whyWords } from './systemsWords.ts';
import './systemsLegend.css';

const { t } = systemsWords;

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
  const measures = node.measures.map((id) => {
    const action = catalogue.actions.find((one) => one.id === id);
    return action ? pick(action.title) : id;
  });
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
      {measures.length > 0 && (
        <p>
          <span class="muted">{t('measures')}</span> {measures.join(', ')}
        </p>
      )}
    </div>
  );
}
