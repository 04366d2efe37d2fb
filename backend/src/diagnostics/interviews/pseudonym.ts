/** How an interview is named everywhere: E07. */
export const pseudonym = (number: number) => `E${String(number).padStart(2, '0')}`;
