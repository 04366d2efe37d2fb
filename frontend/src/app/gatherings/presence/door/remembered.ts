const place = 'door';

interface Remembered {
  ticket: string;
  until: string;
}

/**
 * What this telephone keeps, once its owner asked for it: a ticket that signs for one person at one gathering, in the room,
 * and opens nothing. No name, no address; gone after the day.
 */
export function rememberedTicket(today = new Date().toLocaleDateString('sv')): string | null {
  try {
    const here = sessionStorage.getItem(place);
    if (here) return here;
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Remembered | null;
    if (!kept) return null;
    if (kept.until >= today) return kept.ticket;
    localStorage.removeItem(place);
  } catch {
    // A browser that keeps nothing: the address is typed.
  }
  return null;
}

/** Keeps a ticket until the evening of the gathering; whether it could. */
export function rememberTicket(ticket: string, until: string): boolean {
  try {
    localStorage.setItem(place, JSON.stringify({ ticket, until } satisfies Remembered));
    return true;
  } catch {
    return false;
  }
}

/** For this tab alone: signing from one’s own link leaves nothing on the telephone. */
export function rememberTicketHere(ticket: string): void {
  sessionStorage.setItem(place, ticket);
}

/** Whether this tab came to the door from its own invitation, which it may go back to. */
export function cameFromOwnLink(): boolean {
  try {
    return sessionStorage.getItem(place) !== null;
  } catch {
    return false;
  }
}

/** « Ce n’est pas moi »: this telephone is no longer anybody's. */
export function forgetTicket(): void {
  try {
    sessionStorage.removeItem(place);
    localStorage.removeItem(place);
  } catch {
    // Nothing was kept.
  }
}
