/** The pages that are only words: each has a lead and its sections, whose words stand in the messages. */
export const articles = [
  { path: '/about', key: 'about', sections: ['what', 'who', 'source'] },
  { path: '/accessibility', key: 'accessibility', sections: ['how', 'gaps', 'report'] },
  { path: '/privacy', key: 'privacy', sections: ['what', 'why', 'cookies', 'rights'] },
] as const

export type Article = (typeof articles)[number]

/** Questions answered on `/help`. */
export const questions = [
  'find',
  'sign-in',
  'documents',
  'progress',
  'correct',
  'someone',
  'disagree',
] as const

/** The public pages by group, for the site map. */
export const siteMap = [
  {
    key: 'services',
    links: [
      ['/', 'ui.nav.home'],
      ['/search', 'site.map.search'],
      ['/services/for-people', 'ui.nav.people'],
      ['/services/for-business', 'ui.nav.business'],
      ['/services/departments', 'ui.footer.departments'],
      ['/verify', 'ui.nav.verify'],
    ],
  },
  {
    key: 'mine',
    links: [
      ['/my', 'site.map.my'],
      ['/my/applications', 'site.map.applications'],
      ['/my/documents', 'home.wallet'],
      ['/my/messages', 'ui.messages'],
      ['/acting-as', 'site.map.acting-as'],
    ],
  },
  {
    key: 'about',
    links: [
      ['/help', 'ui.nav.help'],
      ['/about', 'ui.footer.about'],
      ['/accessibility', 'ui.footer.accessibility'],
      ['/privacy', 'ui.footer.privacy'],
      ['/region', 'site.region.title'],
      ['/preferences', 'ui.footer.preferences'],
      ['/api', 'ui.footer.api'],
    ],
  },
] as const
