/** Today on the reader's calendar, as date inputs write it. */
export const localToday = () => new Date().toLocaleDateString('sv');
