import { Component, computed, input } from '@angular/core';
import { create } from 'qrcode';

/** A QR code drawn as one path: sharp at any size, and by nobody else's service. */
@Component({
  selector: 'app-qr-code',
  template: `<svg
    [attr.viewBox]="'0 0 ' + drawn().size + ' ' + drawn().size"
    role="img"
    [attr.aria-label]="label()"
    shape-rendering="crispEdges"
  >
    <rect [attr.width]="drawn().size" [attr.height]="drawn().size" fill="#fff" />
    <path [attr.d]="drawn().path" fill="#000" />
  </svg>`,
  styles: `
    :host,
    svg {
      display: block;
      width: 100%;
    }
  `,
})
export class QrCode {
  readonly text = input.required<string>();
  readonly label = input.required<string>();

  protected readonly drawn = computed(() => {
    const { modules } = create(this.text(), { errorCorrectionLevel: 'M' });
    let path = '';
    for (let y = 0; y < modules.size; y++)
      for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x + 4} ${y + 4}h1v1h-1z`;
    return { path, size: modules.size + 8 };
  });
}
