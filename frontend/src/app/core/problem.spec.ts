import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { fieldProblem, problemText } from '../shared/problem-text';
import { toProblem } from './problem';

const refused = (status: number, error: unknown, headers = {}) =>
  new HttpErrorResponse({ status, error, headers: new HttpHeaders(headers) });

describe('a refusal of the server', () => {
  it('keeps its code, its sentence and what it says of each field', () => {
    const error = refused(400, {
      code: 'invalid',
      title: 'Saisie à corriger',
      detail: 'Certains champs sont à corriger.',
      errors: [{ pointer: '/email', detail: 'Adresse incomplète.' }],
    });
    expect(toProblem(error)).toMatchObject({ status: 400, code: 'invalid' });
    expect(problemText(error)).toBe('Certains champs sont à corriger. Adresse incomplète.');
    expect(fieldProblem(error, 'email')).toBe('Adresse incomplète.');
    expect(fieldProblem(error, 'name')).toBe('');
  });

  it('shows its title when it has no detail', () => {
    expect(toProblem(refused(403, { title: 'Action réservée' })).sentence).toBe('Action réservée');
  });

  it('is read from the text of an answer that was asked as text', () => {
    expect(toProblem(refused(410, '{"code":"link-expired","detail":"Trop tard."}'))).toMatchObject({
      code: 'link-expired',
      sentence: 'Trop tard.',
    });
  });

  it('carries the version that somebody else saved', () => {
    const problem = toProblem(refused(412, { code: 'stale', current: { version: 4 } }, { ETag: '"4"' }));
    expect(problem).toMatchObject({ current: { version: 4 }, etag: '"4"' });
  });

  it('says what to do when the server is away', () => {
    expect(toProblem(refused(0, null)).sentence).toContain('Vérifiez votre connexion');
  });

  it('never shows a page of a proxy to a person', () => {
    expect(toProblem(refused(502, '<html>Bad gateway</html>')).sentence).toBe(
      'La demande n’a pas abouti. Réessayez dans un instant.',
    );
  });

  it('is also what becomes of an error of our own', () => {
    expect(toProblem(new TypeError('x is undefined')).sentence).toContain('Rechargez la page');
  });
});
