import { DestroyRef, type Injector } from '@angular/core';
import { Leaving } from './leaving';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const saidBy = (field: Field) => (field.type === 'checkbox' || field.type === 'radio' ? String((field as HTMLInputElement).checked) : field.value);
/** What is searched for, or a file that was sent, is nothing to keep. */
const counts = (target: EventTarget | null): target is Field => target instanceof HTMLElement && target.matches('textarea, select, input:not([type=search], [type=file])');

/** Watches the fields of a dialog, and asks before what was typed is thrown away. A field that is gone, its words sent with its form, no longer counts. */
export function guardOf(dialog: HTMLDialogElement, injector: Injector): (close: () => void) => Promise<void> | void {
  const before = new Map<Field, string>();
  const touched = new Set<Field>();
  const meet = (target: EventTarget | null) => {
    if (counts(target) && !touched.has(target)) before.set(target, saidBy(target));
  };
  meet(dialog.ownerDocument.activeElement);
  dialog.addEventListener('focusin', ({ target }) => meet(target));
  dialog.addEventListener('input', ({ target }) => counts(target) && touched.add(target));
  const typed = () => [...touched].some((field) => field.isConnected && saidBy(field) !== (before.get(field) ?? ''));
  const leaving = injector.get(Leaving);
  if (dialog.isConnected) injector.get(DestroyRef).onDestroy(leaving.watch({ typed, dialog: true }));
  return (close) => (typed() ? leaving.ask().then((agreed) => { if (agreed) close(); }) : close());
}
