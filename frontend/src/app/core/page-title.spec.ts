import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { provideRouter, Router, TitleStrategy } from '@angular/router';
import { PageTitle } from './page-title';

@Component({ template: '' })
class Page {}

async function at(address: string) {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([
        { path: 'projets', component: Page, title: 'Projets' },
        { path: 'projets/:id', component: Page, title: 'Projet', children: [{ path: 'demander', component: Page }] },
      ]),
      { provide: TitleStrategy, useExisting: PageTitle },
    ],
  });
  const router = TestBed.inject(Router);
  await router.navigateByUrl(address);
  TestBed.inject(PageTitle).set('Projet de Canohès');
  return { go: (to: string) => router.navigateByUrl(to), title: () => TestBed.inject(Title).getTitle() };
}

describe('the browser’s title', () => {
  it.each(['/projets/1?vue=notes', '/projets/1#equipe', '/projets/1/demander'])('stays that of the subject at %s, inside its page', async (inside) => {
    const { go, title } = await at('/projets/1');
    await go(inside);
    expect(title()).toBe('Projet de Canohès · Cordée');
  });

  it.each([
    ['/projets/2', 'Projet · Cordée'],
    ['/projets', 'Projets · Cordée'],
  ])('is made again at %s, another page', async (elsewhere, expected) => {
    const { go, title } = await at('/projets/1');
    await go(elsewhere);
    expect(title()).toBe(expected);
  });
});
