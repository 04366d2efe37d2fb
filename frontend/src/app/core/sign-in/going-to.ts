const key = 'cordee-retour';

/** Only an address of this site is followed: `//elsewhere` and full addresses are not. */
export function ownAddress(address: string | null | undefined): string {
  return address && /^\/(?![/\\])/.test(address) && !address.startsWith('/connexion') ? address : '/a-faire';
}

/** Where somebody was going when they left for their organisation's page; it outlives the way there and back, in this tab alone. */
export const goingTo = {
  set(address: string | undefined): void {
    if (address) sessionStorage.setItem(key, address);
    else sessionStorage.removeItem(key);
  },
  get(): string | null {
    return sessionStorage.getItem(key);
  },
  /** Arrived: the address is told once. */
  take(): string {
    const address = ownAddress(sessionStorage.getItem(key));
    sessionStorage.removeItem(key);
    return address;
  },
};
