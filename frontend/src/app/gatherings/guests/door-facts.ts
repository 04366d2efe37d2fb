import { Component, computed, input } from '@angular/core';
import type { OwnRequestView } from '../../api';
import { GATHERING_FORMATS, GATHERING_NATURES } from '../gathering-labels';
import { whenWords } from '../gathering-words';

/** What anybody may read of a gathering: no name, no figure, no meeting address. */
@Component({
  selector: 'app-door-facts',
  template: `
    <small>{{ natures[gathering().nature] }}, {{ formats[gathering().format] }} · {{ gathering().cohortName }}</small>
    <h1>{{ gathering().title }}</h1>
    <dl>
      <dt>Quand</dt>
      <dd>
        <strong>{{ when() }}</strong>
      </dd>
      @if (gathering().place; as place) {
        <dt>Où</dt>
        <dd>{{ place }}{{ gathering().address ? ', ' + gathering().address : '' }}</dd>
      }
    </dl>
    @if (gathering().purpose; as purpose) {
      <p class="pre">{{ purpose }}</p>
    }
  `,
})
export class DoorFacts {
  readonly gathering = input.required<OwnRequestView['gathering']>();
  protected readonly natures = GATHERING_NATURES;
  protected readonly formats = GATHERING_FORMATS;
  protected readonly when = computed(() => whenWords(this.gathering()));
}
