/**
 * Doors into one house. Somebody who opens a personal link on a phone gets only what that page needs: neither the router
 * nor the menu is loaded. Somebody outside opens one printed page; somebody who has enough of our e-mails opens one
 * button; whoever scans the room's code signs their presence; whoever was handed a gathering's supports reads them; a gathering handed on by a colleague, or a calendar's
 * address, is nobody's. Everybody else gets the whole application.
 */
const fromLink = /^\/l(\/|$)/.test(location.pathname);
const forOutsiders = /^\/p\/?$/.test(location.pathname);
const ofGatherings = /^\/(?:venir|agenda)\/?$/.test(location.pathname);
const ofMailChoice = /^\/desinscription\/?$/.test(location.pathname);
const ofSupports = /^\/s\/?$/.test(location.pathname);
const atTheDoor = /^\/e\/?$/.test(location.pathname);

// Another person's link opened in the same tab opens another house: the page begins again, as it would in a tab of its own.
addEventListener('hashchange', () => /^#[\w-]{20}/.test(location.hash) && location.reload());

(fromLink
  ? import('./app/core/link/boot')
  : forOutsiders
    ? import('./app/behalf/outsider/boot')
    : ofMailChoice
      ? import('./app/own-data/mail-choice/boot')
      : atTheDoor
        ? import('./app/gatherings/presence/door/boot')
        : ofSupports
          ? import('./app/gatherings/afterwards/shared-page/boot')
          : ofGatherings
            ? import('./app/gatherings/guests/boot')
          : import('./app/boot')
)
  .then(({ boot }) => boot())
  .catch((error: unknown) => console.error(error));
