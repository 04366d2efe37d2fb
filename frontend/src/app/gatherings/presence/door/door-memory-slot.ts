import { Directive, effect, inject, input, ViewContainerRef } from '@angular/core';
import type { GatheringView } from '../../../api';

/** Brings what the invitation says of the door, apart from the page, which stays light. */
@Directive({ selector: '[appDoorMemorySlot]' })
export class DoorMemorySlot {
  readonly appDoorMemorySlot = input.required<GatheringView>();
  readonly registrationId = input.required<string>();

  constructor() {
    const place = inject(ViewContainerRef);
    effect(() => {
      const [gathering, registrationId] = [this.appDoorMemorySlot(), this.registrationId()];
      if (gathering.format === 'remote' || !gathering.heldOn) return;
      void import('./door-memory').then(({ DoorMemory }) => {
        place.clear();
        const made = place.createComponent(DoorMemory);
        made.setInput('gathering', gathering);
        made.setInput('registrationId', registrationId);
      });
    });
  }
}
