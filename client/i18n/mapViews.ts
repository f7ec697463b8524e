import { dictionary } from './index.ts';

/** What the middle of the team's screen can show. */
export const mapViewWords = dictionary('map views', {
  en: { country: 'Country', systems: 'Systems', hubs: 'Hubs', graphs: 'Graphs' },
  fr: { country: 'Pays', systems: 'Systèmes', hubs: 'Plateformes', graphs: 'Courbes' },
});
