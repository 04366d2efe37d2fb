import { type ComponentRef, Directive, effect, inject, input, ViewContainerRef } from '@angular/core';
import type { GatheringView } from '../../../api';

/** Brings what the invitation says of the door, apart from the page, which stays light. */
@Directive({ selector: '[appDoorMemorySlot]' })
export class DoorMemorySlot {
  readonly appDoorMemorySlot = input.required<GatheringView>();
  readonly registrationId = input.required<string>();

  constructor() {
    const place = inject(ViewContainerRef);
    let made: ComponentRef<unknown> | null = null;
    effect(() => {
      const [gathering, registrationId] = [this.appDoorMemorySlot(), this.registrationId()];
      if (gathering.format === 'remote' || !gathering.heldOn) return;
      void import('./door-memory').then(({ DoorMemory }) => {
        // The page read again is the same door: whoever stands there with the keyboard stays there.
        made ??= place.createComponent(DoorMemory);
        made.setInput('gathering', gathering);
        made.setInput('registrationId', registrationId);
      });
    });
  }
}
