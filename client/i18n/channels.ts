import { dictionary } from './index.ts';

/** The channels by which the world reaches a team, on every screen. */
export const channels = dictionary('channels', {
  en: {
    mail: 'E-mail',
    phone: 'Phone call',
    tv: 'Television',
    social: 'Social network',
    authority: 'Authority',
    colleague: 'Colleague',
    rumour: 'Rumour',
  },
  fr: {
    mail: 'Courriel',
    phone: 'Appel téléphonique',
    tv: 'Télévision',
    social: 'Réseau social',
    authority: 'Autorité',
    colleague: 'Collègue',
    rumour: 'Rumeur',
  },
});
