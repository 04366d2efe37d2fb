import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';
import { randomUUID } from 'node:crypto';

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });

// The test's page knows dialogs but cannot open them over others: here, open is open.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
// Nor does it offer what every browser does on a secure page.
if (!crypto.randomUUID) Object.defineProperty(crypto, 'randomUUID', { value: randomUUID });
